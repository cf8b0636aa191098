import { batch, createSignal, Index, type JSX, Show } from 'solid-js'
import GripVertical from '~icons/lucide/grip-vertical'
import Plus from '~icons/lucide/plus'
import X from '~icons/lucide/x'
import { IconButton } from './button.tsx'
import { Field, FieldError, type FieldLook, typed, typedMono } from './field.tsx'
import { KeyHint } from './key-hint.tsx'
import { moved } from './moved.ts'
import { createReorder } from './reorder.tsx'

interface ListFieldProps extends FieldLook {
  value: readonly string[]
  onInput: (value: string[]) => void
  /** One of them: "argument". It makes "Add argument". */
  item: string
  /** What is wrong with the row at this place. */
  errorAt?: (index: number) => string | undefined
  /** Stands at the end of a row: a badge. */
  badgeAt?: (value: string, index: number) => JSX.Element
  placeholder?: string
  /** Set in mono unless this is false. */
  mono?: boolean
}

/**
 * Texts in an order that matters. A new row is part of the value once something is typed in it; a row left empty goes away.
 * Enter goes to the next row, Backspace in an empty one removes it, pasted lines become rows.
 */
export function ListField(props: ListFieldProps) {
  let list: HTMLUListElement | undefined
  const [adding, setAdding] = createSignal(false)
  const rows = () => (adding() ? [...props.value, ''] : props.value)
  const reorder = createReorder({
    items: () => props.value,
    key: (_, index) => String(index),
    label: (text) => text || `empty ${props.item}`,
    onMove: (from, to) => props.onInput(moved(props.value, from, to)),
  })

  const focusRow = (index: number) => queueMicrotask(() => list?.querySelectorAll<HTMLElement>('input')[index]?.focus())
  const focusAdd = () => queueMicrotask(() => list?.parentElement?.querySelector<HTMLElement>('[data-add]')?.focus())
  const add = () => {
    setAdding(true)
    focusRow(props.value.length)
  }
  const isNew = (index: number) => index >= props.value.length
  const replace = (index: number, texts: string[]) =>
    batch(() => {
      if (isNew(index)) setAdding(false)
      props.onInput([...props.value.slice(0, index), ...texts, ...props.value.slice(index + 1)])
    })
  const remove = (index: number) => {
    if (isNew(index)) setAdding(false)
    else replace(index, [])
    if (rows().length === 0) focusAdd()
    else focusRow(Math.min(index, rows().length - 1))
  }
  const leave = (index: number, text: string) => {
    if (text !== '') return
    if (isNew(index)) setAdding(false)
    else replace(index, [])
  }
  const onKeyDown = (index: number, event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const text = event.currentTarget.value
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      if (index < rows().length - 1) focusRow(index + 1)
      else if (text !== '') add()
    } else if (text === '' && (event.key === 'Backspace' || (event.key === 'Escape' && isNew(index)))) {
      event.preventDefault()
      remove(Math.max(0, index))
    }
  }
  const onPaste = (index: number, event: ClipboardEvent & { currentTarget: HTMLInputElement }) => {
    const lines = linesOf(event.clipboardData?.getData('text/plain') ?? '')
    if (lines.length < 2) return
    event.preventDefault()
    const text = event.currentTarget.value
    replace(index, text === '' ? lines : [text, ...lines])
    focusRow(index + lines.length - (text === '' ? 1 : 0))
  }

  return (
    <Field {...props} group>
      {(control, labelId) => (
        <div
          class="relative overflow-hidden rounded-sm border border-field bg-surface focus-within:border-accent focus-within:outline-2 focus-within:outline-offset-0 focus-within:outline-[color-mix(in_oklab,var(--color-accent)_35%,transparent)]"
          classList={{ 'border-danger': props.error !== undefined }}
          role="group"
          aria-labelledby={labelId}
          aria-describedby={control['aria-describedby']}
        >
          <ul ref={list}>
            <Index each={rows()}>
              {(text, index) => {
                const key = String(index)
                const error = () => props.errorAt?.(index)
                const name = () => text() || `new ${props.item}`
                return (
                  <li
                    ref={reorder.row(key)}
                    class="relative border-b border-line bg-surface"
                    classList={{ 'opacity-50': reorder.dragged() === key }}
                  >
                    <div class="flex h-10 items-center gap-1.5 pr-1 pl-1.5 sm:h-8">
                      <span
                        ref={reorder.handle(key)}
                        class="grid h-full w-5 shrink-0 cursor-grab place-items-center text-faint sm:w-3.5"
                        title="Drag, or Alt ↑ ↓"
                      >
                        <GripVertical class="ic ic-14" />
                      </span>
                      <input
                        class={`h-full min-w-0 grow truncate bg-transparent outline-none ${props.mono === false ? typed : typedMono}`}
                        aria-label={`${sentence(props.item)} ${index + 1}`}
                        aria-invalid={error() ? true : undefined}
                        aria-describedby={error() ? `${control.id}-${index}` : undefined}
                        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                        data-path={props.path && `${props.path}.${index}`}
                        value={text()}
                        placeholder={props.placeholder}
                        autocomplete="off"
                        spellcheck={false}
                        onInput={(event) => replace(index, [event.currentTarget.value])}
                        onBlur={(event) => leave(index, event.currentTarget.value)}
                        onKeyDown={(event) => onKeyDown(index, event)}
                        onPaste={(event) => onPaste(index, event)}
                      />
                      {props.badgeAt?.(text(), index)}
                      <IconButton class="size-8! sm:size-6!" label={`Remove ${name()}`} onClick={() => remove(index)}>
                        <X class="ic ic-14" />
                      </IconButton>
                    </div>
                    <Show when={error()}>
                      {(sentence) => (
                        <div class="px-2 pb-1.5">
                          <FieldError id={`${control.id}-${index}`}>{sentence()}</FieldError>
                        </div>
                      )}
                    </Show>
                    <reorder.DropLine for={key} />
                  </li>
                )
              }}
            </Index>
          </ul>
          <button
            type="button"
            id={control.id}
            class="flex h-10 w-full items-center gap-1.5 pr-1.5 pl-2 text-left text-muted hover:bg-hover focus-visible:-outline-offset-2 sm:h-8"
            data-add
            data-path={props.path}
            onClick={add}
          >
            <Plus class="ic ic-14" />
            Add {props.item}
            <span class="ml-auto flex">
              <KeyHint keys={['Enter']} />
            </span>
          </button>
          <reorder.Said />
        </div>
      )}
    </Field>
  )
}

const sentence = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

const linesOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
