import type { Machine } from '@ccm/contract'
import { A } from '@solidjs/router'
import { Index, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { Button } from '../ui/button.tsx'
import { count } from '../ui/count.ts'
import { Time } from '../ui/time.tsx'
import { StateMarks } from './state-marks.tsx'
import { systemIcon } from './system-icon.ts'
import { systemName } from './system-name.ts'

interface MachineListProps {
  machines: Machine[]
  chosen?: string
  more: boolean
  onMore: () => void
}

/** Machines one below the other: what they run, when they were last seen and how their projects stand. */
export function MachineList(props: MachineListProps) {
  const step = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a')]
    const next = links[links.findIndex((link) => link === document.activeElement) + by]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <nav aria-label="Machines" class="min-h-0 overflow-auto" onKeyDown={step}>
      <ul>
        <Index each={props.machines}>
          {(machine) => (
            <li class="border-b border-hairline">
              <A
                href={`/machines/${machine().id}`}
                activeClass=""
                inactiveClass=""
                aria-current={machine().id === props.chosen ? 'page' : undefined}
                class="grid min-h-16 grid-cols-[18px_minmax(0,1fr)] content-center gap-x-2.5 gap-y-1 border-l-2 border-transparent px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 lg:aria-[current=page]:border-accent lg:aria-[current=page]:bg-accent-tint"
              >
                <span class="text-muted" title={systemName[machine().platform]}>
                  <Dynamic component={systemIcon(machine().platform)} class="ic" />
                </span>
                <span class="flex min-w-0 items-baseline gap-2">
                  <span class="mono min-w-0 grow truncate font-medium" title={machine().displayName}>
                    {machine().displayName}
                  </span>
                  <span class="shrink-0 text-small text-muted">
                    <Time at={machine().lastSeenAt} inSentence />
                  </span>
                </span>
                <span class="col-start-2 flex min-w-0 items-center gap-2 text-small text-muted">
                  <span class="grow truncate">
                    {systemName[machine().platform]} · {count(machine().projects, 'project')}
                  </span>
                  <StateMarks states={machine().states} />
                </span>
              </A>
            </li>
          )}
        </Index>
      </ul>
      <Show when={props.more}>
        <div class="p-4">
          <Button size="small" onClick={() => props.onMore()}>
            Show more machines
          </Button>
        </div>
      </Show>
    </nav>
  )
}
