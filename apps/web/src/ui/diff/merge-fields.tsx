import { createMemo, For, Show } from 'solid-js'
import { figure } from '../count.ts'
import { MergeConflict } from './merge-conflict.tsx'
import { MergeValue } from './merge-value.tsx'
import type { Choice, DraftMerge, FieldMerge } from './merge-values.ts'

export interface MergeFieldsProps {
  merge: DraftMerge
  /** What was decided so far, by path. */
  choices: Readonly<Record<string, Choice>>
  /** Without a choice it is open again. */
  onChoose: (path: string, choice: Choice | undefined) => void
  /** What the sides are called: "Rev 8", "Your edit". */
  theirsLabel: string
  mineLabel: string
}

/** Whether something is still to be decided. */
export const isDecided = (merge: DraftMerge, choices: Readonly<Record<string, Choice>>): boolean =>
  merge.conflicts.every((path) => Object.hasOwn(choices, path))

/** An edit and what was saved meanwhile, field by field: what has to be decided first, then what is taken already. */
export function MergeFields(props: MergeFieldsProps) {
  const conflicts = createMemo(() => props.merge.fields.filter(({ state }) => state === 'conflict'))
  const settled = createMemo(() => props.merge.fields.filter(({ state }) => state !== 'conflict'))
  const open = () => conflicts().filter(({ path }) => !Object.hasOwn(props.choices, path)).length
  return (
    <div class="flex flex-col gap-5">
      <Show when={conflicts().length > 0}>
        <section class="flex flex-col gap-3" aria-label="To decide">
          <h3 class="font-[550]">
            Changed on both sides{' '}
            <span class="font-normal text-faint" aria-live="polite">
              {open() === 0 ? 'all decided' : `${figure(open())} of ${figure(conflicts().length)} to decide`}
            </span>
          </h3>
          <For each={conflicts()}>
            {(field) => (
              <MergeConflict
                field={field}
                choice={Object.hasOwn(props.choices, field.path) ? props.choices[field.path] : undefined}
                onChoose={(choice) => props.onChoose(field.path, choice)}
                theirsLabel={props.theirsLabel}
                mineLabel={props.mineLabel}
              />
            )}
          </For>
        </section>
      </Show>
      <Show when={settled().length > 0} fallback={<NothingSettled conflicts={conflicts().length} />}>
        <section aria-label="Taken already">
          <h3 class="pb-1.5 font-[550]">
            Taken already <span class="font-normal text-faint">{figure(settled().length)}</span>
          </h3>
          <ul class="border-t border-hairline">
            <For each={settled()}>{(field) => <SettledRow field={field} {...props} />}</For>
          </ul>
        </section>
      </Show>
    </div>
  )
}

const NothingSettled = (props: { conflicts: number }) => (
  <Show when={props.conflicts === 0}>
    <p class="text-muted">Both sides say the same.</p>
  </Show>
)

function SettledRow(props: { field: FieldMerge; theirsLabel: string; mineLabel: string }) {
  const from = () => {
    const words = { 'theirs-only': props.theirsLabel, 'mine-only': props.mineLabel, 'both-same': 'the same on both sides', conflict: '' }
    return props.field.state === 'merged' ? 'merged from both' : words[props.field.state]
  }
  return (
    <li class="grid gap-x-4 gap-y-0.5 border-b border-hairline py-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto]">
      <span class="mono min-w-0 font-medium break-words">{props.field.label}</span>
      <MergeValue value={props.field.result} lines={2} />
      <span class="text-small text-faint">{from()}</span>
    </li>
  )
}
