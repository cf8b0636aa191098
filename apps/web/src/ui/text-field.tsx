import { type JSX, onMount, splitProps } from 'solid-js'
import { box, Field, type FieldLook, typed, typedMono } from './field.tsx'

export interface TextFieldProps extends FieldLook {
  value: string
  onInput: (value: string) => void
  onBlur?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  mono?: boolean
  placeholder?: string
  multiline?: boolean
  /** The least height of a multiline field, in lines. */
  rows?: number
  readOnly?: boolean
  maxLength?: number
  autofocus?: boolean
  /** Shows dots for what is typed. */
  secret?: boolean
  /** Stands at the end of the box: a unit, a button. */
  suffix?: JSX.Element
  name?: string
  /** The class of the box, for a width of its own. */
  class?: string
}

/** One line of text, or several. */
export function TextField(props: TextFieldProps) {
  const [own] = splitProps(props, ['onInput', 'onBlur', 'onKeyDown'])
  let element: HTMLInputElement | HTMLTextAreaElement | undefined
  onMount(() => props.autofocus && element?.focus())
  const shared = {
    get value() {
      return props.value
    },
    get placeholder() {
      return props.placeholder
    },
    get readOnly() {
      return props.readOnly
    },
    get maxLength() {
      return props.maxLength
    },
    get name() {
      return props.name
    },
    get 'data-autofocus'() {
      return props.autofocus ? '' : undefined
    },
    get autocomplete() {
      return props.secret ? 'new-password' : 'off'
    },
    get spellcheck() {
      return !props.mono
    },
    onBlur: () => own.onBlur?.(),
    onKeyDown: (event: KeyboardEvent) => own.onKeyDown?.(event),
  }
  return (
    <Field {...props}>
      {(control) =>
        props.multiline ? (
          <textarea
            ref={(area) => (element = area)}
            {...control}
            {...shared}
            rows={props.rows ?? 3}
            class={`block max-h-[60vh] w-full resize-none field-sizing-content overflow-auto px-2.5 leading-5 ${props.rows === 1 ? 'py-[9px] sm:py-[5px]' : 'py-1.5'} ${box} ${props.mono ? typedMono : typed} ${props.class ?? ''}`}
            onInput={(event) => own.onInput(event.currentTarget.value)}
          />
        ) : (
          <div class={`flex h-10 w-full min-w-0 items-center gap-2 px-2.5 sm:h-8 ${box} ${props.class ?? ''}`}>
            <input
              ref={(input) => (element = input)}
              {...control}
              {...shared}
              type={props.secret ? 'password' : 'text'}
              class={`h-full min-w-0 grow bg-transparent outline-none ${props.mono ? typedMono : typed}`}
              onInput={(event) => own.onInput(event.currentTarget.value)}
            />
            {props.suffix}
          </div>
        )
      }
    </Field>
  )
}
