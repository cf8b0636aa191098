import { createSignal, For } from 'solid-js'
import X from '~icons/lucide/x'
import { Field, type FieldLook } from './field.tsx'
import { matchOptions } from './match-options.ts'
import { Suggest } from './suggest.tsx'

interface TagFieldProps extends FieldLook {
  value: readonly string[]
  onInput: (value: string[]) => void
  suggestions?: readonly string[]
  /** One of them: "tag". */
  item?: string
  placeholder?: string
  mono?: boolean
}

/** Words in a box. Enter or a comma adds, Backspace in the empty text removes the last. */
export function TagField(props: TagFieldProps) {
  const [text, setText] = createSignal('')
  const item = () => props.item ?? 'tag'
  const offered = () => {
    const left = (props.suggestions ?? []).filter((tag) => !props.value.includes(tag))
    return matchOptions(
      left.map((tag) => ({ value: tag, label: tag })),
      text(),
    )
  }
  const add = (typed: string) => {
    const tags = typed
      .split(/[,\n]/)
      .map((tag) => tag.trim())
      .filter(Boolean)
    const fresh = [...new Set(tags)].filter((tag) => !props.value.includes(tag))
    setText('')
    if (fresh.length > 0) props.onInput([...props.value, ...fresh])
  }
  const remove = (tag: string) => props.onInput(props.value.filter((other) => other !== tag))
  const onKeyDown = (event: KeyboardEvent) => {
    const last = props.value.at(-1)
    if (event.key === 'Enter' && text().trim() !== '') {
      event.preventDefault()
      add(text())
    } else if (event.key === 'Backspace' && text() === '' && last !== undefined) remove(last)
  }
  return (
    <Field {...props}>
      {(control) => (
        <Suggest
          control={control}
          text={text()}
          onText={(typed) => (typed.includes(',') ? add(typed) : setText(typed))}
          options={offered()}
          onPick={add}
          onKeyDown={onKeyDown}
          onBlur={() => add(text())}
          placeholder={props.placeholder ?? `Add a ${item()}`}
          mono={props.mono}
          boxClass={`w-full flex-wrap py-1 ${props.value.length > 0 ? 'pl-[5px]!' : ''}`}
          before={
            <For each={props.value}>
              {(tag) => (
                <span
                  class={`inline-flex h-8 max-w-full items-center gap-1 rounded-xs bg-sunken pl-[7px] font-medium text-muted ring-1 ring-line ring-inset sm:h-[22px] sm:text-small ${props.mono ? 'mono' : ''}`}
                >
                  <span class="truncate">{tag}</span>
                  <button
                    type="button"
                    class="grid size-8 shrink-0 place-items-center rounded-xs hover:bg-hover hover:text-text sm:size-[22px]"
                    aria-label={`Remove ${tag}`}
                    onClick={() => remove(tag)}
                  >
                    <X class="ic ic-14" />
                  </button>
                </span>
              )}
            </For>
          }
        />
      )}
    </Field>
  )
}
