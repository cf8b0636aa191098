import { createSignal, Show } from 'solid-js'
import ChevronsUpDown from '~icons/lucide/chevrons-up-down'
import X from '~icons/lucide/x'
import { IconButton } from './button.tsx'
import type { ControlWiring } from './field.tsx'
import { matchOptions } from './match-options.ts'
import type { Option } from './option.tsx'
import { Suggest } from './suggest.tsx'

export interface ComboboxProps {
  /** Names it where no field does. */
  label?: string
  control?: ControlWiring
  value: string | undefined
  options: readonly Option[]
  onChoose: (value: string | undefined) => void
  /** Told what is typed, for options that are looked up by it. */
  onTyping?: (text: string) => void
  /** Any text can be the value, as it is typed; the options are only suggestions. */
  allowCustom?: boolean
  /** The last row makes something new out of the text: "Create x". */
  onCreate?: (text: string) => void
  /** The verb of that row. */
  createVerb?: string
  /** Nothing can be chosen too. */
  allowNone?: boolean
  placeholder?: string
  mono?: boolean
  disabled?: boolean
  class?: string
}

/** One of many, found by typing. */
export function Combobox(props: ComboboxProps) {
  /** What is being typed; undefined while nobody does. */
  const [typing, setTyping] = createSignal<string>()
  const nameOf = (value: string | undefined) => props.options.find((option) => option.value === value)?.label ?? value ?? ''
  const text = () => typing() ?? nameOf(props.value)
  const matching = () => matchOptions(props.options, typing() ?? '')
  const last = () => {
    const name = typing()?.trim()
    const create = props.onCreate
    if (!create || !name || props.options.some(({ label, value }) => label === name || value === name)) return
    return { label: `${props.createVerb ?? 'Create'} ${name}`, run: () => (setTyping(undefined), create(name)) }
  }
  const type = (typed: string) => {
    setTyping(typed)
    props.onTyping?.(typed)
    if (props.allowCustom) props.onChoose(typed === '' ? undefined : typed)
  }
  const leave = () => {
    if (typing() === '' && props.allowNone) props.onChoose(undefined)
    setTyping(undefined)
  }
  return (
    <Suggest
      label={props.label}
      control={props.control}
      text={text()}
      onText={type}
      options={matching()}
      chosen={props.value}
      onPick={(value) => {
        setTyping(undefined)
        props.onChoose(value)
      }}
      picksFirst={!props.allowCustom}
      last={last()}
      nothing={props.allowCustom ? undefined : 'Nothing matches.'}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Escape' && setTyping(undefined)}
      mono={props.mono}
      placeholder={props.placeholder}
      disabled={props.disabled}
      boxClass={props.class}
      after={
        <Show
          when={props.allowNone && props.value !== undefined}
          fallback={<ChevronsUpDown class="ic ic-14 pointer-events-none text-faint" />}
        >
          <IconButton class="-mr-1 size-8! sm:size-6!" label={`Clear ${nameOf(props.value)}`} onClick={() => props.onChoose(undefined)}>
            <X class="ic ic-14" />
          </IconButton>
        </Show>
      }
    />
  )
}
