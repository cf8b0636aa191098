import { Index, Show } from 'solid-js'
import GripVertical from '~icons/lucide/grip-vertical'
import X from '~icons/lucide/x'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { IconButton } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Field } from '../ui/field.tsx'
import { createReorder } from '../ui/reorder.tsx'
import { profileQueries } from './queries.ts'

interface ExtendsFieldProps {
  /** The profile itself, which it cannot build on; undefined for a new one. */
  own: string | undefined
  value: readonly string[]
  nameOf: (id: string) => string | undefined
  error: string | undefined
  onInput: (value: string[]) => void
}

/** The profiles a profile builds on, in order: later ones win, and the profile itself over all of them. */
export function ExtendsField(props: ExtendsFieldProps) {
  const api = useApi()
  let list: HTMLUListElement | undefined
  const names = useQuery(() => profileQueries.names(api))
  const all = () => names.data ?? []
  const nameOf = (id: string) => all().find((profile) => profile.id === id)?.name ?? props.nameOf(id) ?? id
  const options = () =>
    all()
      .filter(({ id }) => id !== props.own && !props.value.includes(id))
      .map(({ id, name }) => ({ value: id, label: name, mono: true }))
  const reorder = createReorder({
    items: () => props.value,
    key: (_, index) => String(index),
    label: nameOf,
    onMove: (from, to) => {
      const moved = props.value[from]
      if (moved !== undefined) props.onInput(props.value.toSpliced(from, 1).toSpliced(to, 0, moved))
    },
  })
  const remove = (index: number) => {
    props.onInput(props.value.toSpliced(index, 1))
    queueMicrotask(() => list?.querySelectorAll<HTMLElement>('button')[Math.min(index, props.value.length - 1)]?.focus())
  }
  return (
    <Field
      label="Extends"
      hideLabel
      group
      path="extends"
      error={props.error}
      help="Later ones win over earlier ones, and this profile over all of them."
    >
      {(control, labelId) => (
        <div role="group" aria-labelledby={labelId} aria-describedby={control['aria-describedby']} class="grid gap-2">
          <Show when={props.value.length > 0}>
            <ul ref={list} class="overflow-hidden rounded-sm border border-field" aria-label="In this order">
              <Index each={props.value}>
                {(id, index) => (
                  <li
                    ref={reorder.row(String(index))}
                    class="relative flex h-10 items-center gap-1.5 border-b border-line bg-surface pr-1 pl-1.5 last:border-b-0 sm:h-8"
                    classList={{ 'opacity-50': reorder.dragged() === String(index) }}
                  >
                    <span
                      ref={reorder.handle(String(index))}
                      class="grid h-full w-5 shrink-0 cursor-grab place-items-center text-faint sm:w-3.5"
                      title="Drag, or Alt ↑ ↓"
                    >
                      <GripVertical class="ic ic-14" />
                    </span>
                    <a
                      href={`/profiles/${id()}`}
                      class="mono min-w-0 grow truncate hover:underline"
                      aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                    >
                      {nameOf(id())}
                    </a>
                    <IconButton class="size-8! sm:size-6!" label={`Remove ${nameOf(id())}`} onClick={() => remove(index)}>
                      <X class="ic ic-14" />
                    </IconButton>
                    <reorder.DropLine for={String(index)} />
                  </li>
                )}
              </Index>
            </ul>
          </Show>
          <Combobox
            label="Add a profile to build on"
            control={control}
            value={undefined}
            options={options()}
            placeholder="Add a profile"
            mono
            onChoose={(id) => id !== undefined && props.onInput([...props.value, id])}
          />
          <reorder.Said />
        </div>
      )}
    </Field>
  )
}
