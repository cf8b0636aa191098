import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import FolderGit from '~icons/lucide/folder-git-2'
import KeyRound from '~icons/lucide/key-round'
import Layers from '~icons/lucide/layers'
import Monitor from '~icons/lucide/monitor'
import Zap from '~icons/lucide/zap'
import { KeyHint } from '../ui/key-hint.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import type { Entry } from './entries.ts'
import type { Found, Piece } from './rank.ts'

const icons: Record<string, typeof Layers> = { profiles: Layers, projects: FolderGit, machines: Monitor, variables: KeyRound }
/** What is recent has its own kind in its id. */
const iconOf = (entry: Entry) => entry.icon ?? icons[entry.id.split('/')[0] ?? ''] ?? Zap

interface OptionRowProps {
  id: string
  found: Found
  current: boolean
  onPoint: () => void
  onChoose: (event: MouseEvent) => void
}

/** One row of the palette. The keys never leave the field: the row is pointed at by `aria-activedescendant`. */
export function OptionRow(props: OptionRowProps) {
  const entry = () => props.found.entry
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.current}
      class="mx-1.5 flex min-h-11 cursor-default items-center gap-2.5 rounded-sm px-2.5 aria-selected:bg-press sm:min-h-[38px] forced-colors:aria-selected:outline"
      onPointerMove={() => props.current || props.onPoint()}
      onPointerDown={(event) => event.preventDefault()}
      onClick={(event) => props.onChoose(event)}
    >
      <Show when={entry().type} fallback={<Dynamic component={iconOf(entry())} class="ic mx-[3px] text-muted" />}>
        {(type) => <TypeTile type={type()} />}
      </Show>
      <span class={`max-w-[70%] min-w-0 shrink-0 truncate font-medium ${entry().mono ? 'mono' : ''}`} title={entry().name}>
        <Pieces pieces={props.found.name} />
      </span>
      <span class="min-w-0 grow truncate text-muted max-sm:invisible" title={entry().text}>
        <Pieces pieces={props.found.text} />
      </span>
      <Show when={entry().detail}>
        <span class="shrink-0 text-small whitespace-nowrap text-muted tabular-nums">{entry().detail}</span>
      </Show>
      <Show when={entry().keys}>{(keys) => <KeyHint keys={keys()} />}</Show>
      <Show when={props.current && !entry().keys}>
        <KeyHint keys={['Enter']} />
      </Show>
    </div>
  )
}

function Pieces(props: { pieces: readonly Piece[] }) {
  return (
    <For each={props.pieces}>
      {(piece) => (piece.match ? <mark class="bg-transparent font-[650] text-accent">{piece.text}</mark> : piece.text)}
    </For>
  )
}
