import type { Artifact } from '@ccm/contract'
import { For, type JSX, Show } from 'solid-js'
import ChevronLeft from '~icons/lucide/chevron-left'
import { A } from '@solidjs/router'
import { Badge } from '../../ui/badge.tsx'
import { IconButton } from '../../ui/button.tsx'
import { TypeTile } from '../../ui/type-tile.tsx'

interface PaneBarProps {
  path: string
  part: string
  artifacts: Artifact[]
  onBack: () => void
  children?: JSX.Element
}

/** The 44 px bar above a file or an artifact: where it stands, whose it is, and the way back on a narrow screen. */
export function PaneBar(props: PaneBarProps) {
  const owners = () => {
    const all = props.artifacts.flatMap((artifact) => artifact.owners)
    return all.filter((owner, index) => all.findIndex(({ componentId }) => componentId === owner.componentId) === index)
  }
  const cut = () => props.path.lastIndexOf('/') + 1
  return (
    <div class="flex min-h-11 shrink-0 flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-line py-1.5 pr-3 pl-4">
      <IconButton class="-ml-2 lg:hidden" label="Back to the list" onClick={() => props.onBack()}>
        <ChevronLeft class="ic ic-20" />
      </IconButton>
      <h2 class="mono min-w-0 font-medium break-all" tabindex="-1" data-pane-title>
        <span class="font-normal text-faint">{props.path.slice(0, cut())}</span>
        {props.path.slice(cut())}
      </h2>
      <Badge>{props.part}</Badge>
      <Show when={props.artifacts.some(({ runs }) => runs)}>
        <Badge tone="warning" title="It runs code or widens what Claude may do, so ccm asks before it writes it">
          asks first
        </Badge>
      </Show>
      <Show when={props.artifacts.some((artifact) => artifact.private)}>
        <Badge title="Only you can read it, and git does not track it">private</Badge>
      </Show>
      <Show when={owners().length > 0 && owners().length <= 3}>
        <span class="flex min-w-0 flex-wrap items-center gap-x-2 text-small text-muted">
          from
          <For each={owners()}>
            {(owner) => (
              <A href={`/components/${owner.componentId}`} class="flex min-h-6 min-w-0 items-center gap-1.5 hover:underline">
                <TypeTile type={owner.type} size="small" />
                <span class="mono truncate text-small text-text">{owner.name}</span>
              </A>
            )}
          </For>
        </span>
      </Show>
      {props.children}
    </div>
  )
}
