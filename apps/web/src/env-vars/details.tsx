import type { EnvVar } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import ChevronLeft from '~icons/lucide/chevron-left'
import Pencil from '~icons/lucide/pencil'
import Plus from '~icons/lucide/plus'
import Trash from '~icons/lucide/trash-2'
import X from '~icons/lucide/x'
import Lock from '~icons/lucide/lock'
import LockOpen from '~icons/lucide/lock-open'
import { parseType } from '../component-types.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Menu } from '../ui/menu.tsx'
import { Time } from '../ui/time.tsx'
import { TypeTile } from '../ui/type-tile.tsx'
import type { Acts } from './create-acts.tsx'
import type { Reveal } from './create-reveal.ts'
import { Kind } from './names-grid.tsx'
import type { NamedValues } from './names.ts'
import { sayPlace } from './place.ts'
import { ValueCell } from './value-cell.tsx'

interface DetailsProps {
  row: NamedValues
  reveal: Reveal
  acts: Acts
  /** Sets the value of a place that is there, or a new one. */
  onSet: (value?: EnvVar) => void
  onClose: () => void
}

/** One name: each place that has a value, who uses it, and where it lacks one. */
export function Details(props: DetailsProps) {
  return (
    <aside
      class="flex min-h-0 min-w-0 grow flex-col overflow-auto border-line lg:w-95 lg:shrink-0 lg:grow-0 lg:border-l"
      aria-label={props.row.name}
    >
      <div class="flex min-h-11 shrink-0 items-center gap-2 border-b border-line px-4">
        <IconButton class="-ml-2 lg:hidden" label="Back to the list" onClick={() => props.onClose()}>
          <ChevronLeft class="ic ic-20" />
        </IconButton>
        <Kind sensitive={props.row.sensitive} />
        <h2 class="mono min-w-0 grow truncate font-semibold" title={props.row.name}>
          {props.row.name}
        </h2>
        <IconButton class="max-lg:hidden" label={`Close ${props.row.name}`} onClick={() => props.onClose()}>
          <X class="ic" />
        </IconButton>
      </div>
      <Part title="Values">
        <Show when={props.row.values.length > 0} fallback={<p class="text-muted">It has no value yet.</p>}>
          <ul class="-my-1.5">
            <For each={props.row.values}>
              {(value) => (
                <li class="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 border-b border-hairline py-1.5 last:border-b-0">
                  <span class="flex min-w-0 items-baseline gap-2">
                    <span class="truncate font-medium">{sayPlace(value)}</span>
                    <span class="shrink-0 text-small text-faint">
                      <Time at={value.updatedAt} inSentence />
                    </span>
                  </span>
                  <Menu label={`More actions for ${value.name} ${sayPlace(value)}`} items={itemsOf(props, value)} />
                  <span class="col-span-2 min-w-0">
                    <ValueCell value={value} reveal={props.reveal} wraps />
                  </span>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <div>
          <Button size="small" class="mt-1" icon={<Plus class="ic ic-14" />} onClick={() => props.onSet()}>
            {props.row.values.length > 0 ? 'Set for another place' : `Set ${props.row.name}`}
          </Button>
        </div>
      </Part>
      <Part title="Used by">
        <Show when={props.row.usedBy.length > 0} fallback={<p class="text-muted">No component refers to it.</p>}>
          <ul class="-my-1.5">
            <For each={props.row.usedBy}>
              {(component) => (
                <li class="flex min-h-9 items-center gap-2 border-b border-hairline last:border-b-0">
                  <Show when={parseType(component.type)}>{(type) => <TypeTile type={type()} size="small" />}</Show>
                  <A href={`/components/${component.id}`} class="mono min-w-0 truncate hover:underline">
                    {component.name}
                  </A>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </Part>
      <Show when={props.row.missing.length > 0}>
        <Part title="Missing in">
          <ul class="-my-1.5">
            <For each={props.row.missing}>
              {(project) => (
                <li class="flex min-h-9 items-center gap-2 border-b border-hairline last:border-b-0">
                  <A href={`/projects/${project.id}`} class="mono min-w-0 grow truncate hover:underline">
                    {project.name}
                  </A>
                  <span class="mono shrink-0 text-small text-muted">{project.machineName}</span>
                </li>
              )}
            </For>
          </ul>
        </Part>
      </Show>
    </aside>
  )
}

const itemsOf = (props: DetailsProps, value: EnvVar) => [
  { label: 'Set another value', icon: Pencil, onSelect: () => props.onSet(value) },
  value.sensitive
    ? { label: 'Make readable', icon: LockOpen, onSelect: () => void props.acts.mark(value, false) }
    : { label: 'Seal', icon: Lock, onSelect: () => void props.acts.mark(value, true) },
  { label: 'Delete value', icon: Trash, danger: true, onSelect: () => void props.acts.remove(props.row, [value]) },
]

function Part(props: { title: string; children: JSX.Element }) {
  return (
    <section class="border-b border-line px-4 py-4 last:border-b-0">
      <h3 class="pb-2 font-semibold">{props.title}</h3>
      <div class="grid gap-2">{props.children}</div>
    </section>
  )
}
