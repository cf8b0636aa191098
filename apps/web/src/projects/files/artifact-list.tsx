import { createEffect, For, on, Show } from 'solid-js'
import { StepMark, stepLooks } from '../../ui/step-mark.tsx'
import type { ArtifactRow, RowGroup } from './artifact-rows.ts'

interface ArtifactListProps {
  groups: RowGroup[]
  chosen: string | undefined
  /** The address that shows a row. */
  hrefOf: (row: ArtifactRow) => string
  /** What is said of a row beside its state: "to be put back". */
  sayOf: (row: ArtifactRow) => string | undefined
}

const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** Artifacts and files in groups, as links: one Tab stop, arrows move, Enter shows. */
export function ArtifactList(props: ArtifactListProps) {
  let box: HTMLDivElement | undefined
  const rows = () => props.groups.flatMap((group) => group.rows)
  const stop = () => (rows().some(({ id }) => id === props.chosen) ? props.chosen : rows()[0]?.id)
  const links = () => [...(box?.querySelectorAll<HTMLElement>('a') ?? [])]
  const onKeyDown = (event: KeyboardEvent) => {
    const all = links()
    const at = all.findIndex((link) => link === document.activeElement)
    const move = moves[event.key]
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : move === undefined ? -1 : at + move
    const next = all[to]
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    next.focus()
  }
  createEffect(
    on(
      () => props.chosen,
      () => queueMicrotask(() => box?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })),
    ),
  )
  return (
    <div ref={box} class="min-h-0 grow overflow-auto" onKeyDown={onKeyDown}>
      <For each={props.groups}>
        {(group) => (
          <section aria-label={group.title}>
            <h3 class="sticky top-0 z-1 flex h-[30px] items-center gap-2 border-b border-line bg-canvas px-4 text-small font-medium text-muted">
              {group.title} <span class="font-normal text-faint tabular-nums">{group.rows.length}</span>
            </h3>
            <ul>
              <For each={group.rows}>
                {(row) => (
                  <li>
                    <Row
                      row={row}
                      href={props.hrefOf(row)}
                      isChosen={row.id === props.chosen}
                      isStop={row.id === stop()}
                      says={props.sayOf(row)}
                    />
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </div>
  )
}

function Row(props: { row: ArtifactRow; href: string; isChosen: boolean; isStop: boolean; says: string | undefined }) {
  const cut = () => props.row.path.lastIndexOf('/') + 1
  const isPart = () => props.row.kind === 'edit' && props.row.note !== 'whole file'
  return (
    <a
      href={props.href}
      aria-current={props.isChosen ? 'true' : undefined}
      tabindex={props.isStop ? 0 : -1}
      class="flex min-h-11 items-center gap-2.5 border-b border-hairline px-4 py-1 hover:bg-hover focus-visible:-outline-offset-2 aria-[current=true]:bg-accent-tint aria-[current=true]:shadow-[inset_2px_0_0_var(--color-accent)] sm:min-h-[34px]"
    >
      <StepMark step={props.row.step} />
      <span class="sr-only">{stepLooks[props.row.step].word}: </span>
      <span class="min-w-0 grow">
        <span class="mono flex min-w-0 text-code" title={props.row.path}>
          <span class="truncate text-faint">{props.row.path.slice(0, cut())}</span>
          <span class="shrink-0 whitespace-pre">{shorten(props.row.path.slice(cut()))}</span>
        </span>
        <Show when={isPart()}>
          <span class="mono block truncate text-small text-muted" title={props.row.note}>
            {props.row.note}
          </span>
        </Show>
      </span>
      <span class={`shrink-0 text-small ${props.row.kind === 'edit' && !props.says ? stepLooks[props.row.step].tone : 'text-faint'}`}>
        {props.says ?? (props.row.kind === 'edit' ? stepLooks[props.row.step].word : props.row.note)}
      </span>
    </a>
  )
}

const longest = 30
const shorten = (name: string) => (name.length > longest ? `…${name.slice(1 - longest)}` : name)
