import type { Override } from '@ccm/contract'
import { createEffect, createSignal, For, on, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import Split from '~icons/lucide/split'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { machineQueries } from '../machines/queries.ts'
import { withUndo } from '../edit/undo.ts'
import { projectQueries } from '../projects/queries.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Load } from '../ui/load.tsx'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { PaneHead } from '../ui/workbench.tsx'
import { OverrideForm } from './override-form.tsx'
import { OverrideRow, overrideColumns } from './override-row.tsx'
import { changedByOverrides, overrideQueries } from './queries.ts'
import { sayEffect } from './say-effect.ts'
import { removeOverride, setOverride, wantedOf } from './subject.ts'

interface OverrideEditorProps {
  level: 'machine' | 'project'
  id: string
  /** The project a machine's exceptions are seen from; its user scope without one. */
  seenFrom?: string
  /** A component to begin a change for. */
  change?: string
}

/** The exceptions of a machine or a project, edited in place: what each does, and where that is written. */
export function OverrideEditor(props: OverrideEditorProps) {
  const api = useApi()
  let head: HTMLButtonElement | undefined
  const subject = () => ({ level: props.level, id: props.id })
  const list = useQuery(() => overrideQueries.list(api, subject()))
  const project = () => (props.level === 'project' ? props.id : props.seenFrom)
  const effective = useQuery(() => {
    const id = project()
    return id === undefined ? machineQueries.effective(api, props.id) : projectQueries.effective(api, id)
  })
  const [open, setOpen] = createSignal<string>()
  createEffect(on([() => props.id, () => props.level], () => setOpen(undefined), { defer: true }))
  const begin = () => {
    const { change } = props
    if (change !== undefined && list.data !== undefined)
      setOpen(list.data.some(({ component }) => component.id === change) ? change : added)
  }
  createEffect(on([() => props.change, () => list.data !== undefined], begin))
  const removal = withUndo({
    keys: changedByOverrides,
    patch: (override: Override) => (answer) =>
      Array.isArray(answer) && answer.some((row: unknown) => isRow(row, override.id))
        ? answer.filter((row: unknown) => !isRow(row, override.id))
        : answer,
    send: (override) => removeOverride(api, subject(), override.component.id),
    done: ({ component }) => `Override of ${component.name} removed.`,
    failed: ({ component }) => `The override of ${component.name} was not removed`,
    undo: (override) => setOverride(api, subject(), override.component.id, wantedOf(override)),
  })
  const close = () => {
    setOpen(undefined)
    head?.focus()
  }
  const taken = () => new Set((list.data ?? []).map(({ component }) => component.id))
  const seen = () => ({ level: props.level, effective: effective.data })
  return (
    <section class="min-w-0" aria-label="Overrides">
      <PaneHead title="Overrides">
        <span class="text-muted tabular-nums">{list.data !== undefined ? list.data.length : ''}</span>
        <Button
          ref={(button) => (head = button)}
          size="small"
          class="ml-auto"
          icon={<Plus class="ic ic-14" />}
          aria-expanded={open() === added}
          onClick={() => setOpen(open() === added ? undefined : added)}
        >
          Add override
        </Button>
      </PaneHead>
      <Show when={open() === added}>
        <div class="border-b border-line">
          <OverrideForm subject={subject()} componentId={props.change} taken={taken()} onClose={close} />
        </div>
      </Show>
      <Load query={list} what="Overrides" skeleton={<SkeletonRows rows={3} />}>
        {(items) => (
          <Show
            when={items().length > 0}
            fallback={
              <Show when={open() !== added}>
                <Empty mark={<Split class="ic ic-20" />} title="No overrides">
                  {props.level === 'machine'
                    ? 'An override includes, excludes or changes a component on this machine alone.'
                    : 'An override includes, excludes or changes a component in this project alone.'}
                </Empty>
              </Show>
            }
          >
            <div
              class={`grid h-8 items-center gap-x-4 border-b border-line px-5 text-small font-medium text-faint max-sm:hidden ${overrideColumns}`}
              aria-hidden="true"
            >
              <span>Does</span>
              <span>Component</span>
              <span>Effect, and where it lives</span>
            </div>
            <ul>
              <For each={items()}>
                {(override) => (
                  <li class="border-b border-hairline">
                    <OverrideRow
                      override={override}
                      effect={sayEffect(override, seen())}
                      onEdit={() => setOpen(override.component.id)}
                      onRemove={() => removal.run(override)}
                    />
                    <Show when={open() === override.component.id}>
                      <OverrideForm subject={subject()} override={override} taken={taken()} onClose={close} />
                    </Show>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        )}
      </Load>
    </section>
  )
}

/** Stands for the form of a new one. */
const added = 'new'

const isRow = (row: unknown, id: string) => typeof row === 'object' && row !== null && 'id' in row && row.id === id
