import { createComputed, createSignal, on } from 'solid-js'
import { box, Field, type FieldLook, typedMono } from './field.tsx'

interface NumberFieldProps extends FieldLook {
  value: number | undefined
  onInput: (value: number | undefined) => void
  /** Stands after the box: "ms per tool call". */
  unit?: string
  placeholder?: string
  /** Whether a fraction can be typed. */
  fraction?: boolean
  readOnly?: boolean
}

/** A number, or nothing. What cannot be part of a number is not taken; the arrow keys count up and down. */
export function NumberField(props: NumberFieldProps) {
  const [text, setText] = createSignal(toText(props.value))
  createComputed(
    on(
      () => props.value,
      (value) => toNumber(text()) !== value && setText(toText(value)),
      { defer: true },
    ),
  )
  const take = (input: HTMLInputElement) => {
    const kept = input.value.replace(props.fraction ? /[^\d.-]/g : /[^\d-]/g, '')
    input.value = kept
    setText(kept)
    props.onInput(toNumber(kept))
  }
  const onKeyDown = (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (step === undefined || props.readOnly || event.altKey) return
    event.preventDefault()
    props.onInput((props.value ?? 0) + step)
  }
  return (
    <Field {...props}>
      {(control) => (
        <div class="flex items-center gap-2">
          <div class={`flex h-10 w-29 items-center px-2.5 sm:h-8 ${box}`}>
            <input
              {...control}
              type="text"
              inputmode={props.fraction ? 'decimal' : 'numeric'}
              class={`h-full w-full min-w-0 bg-transparent outline-none ${typedMono}`}
              value={text()}
              placeholder={props.placeholder}
              readOnly={props.readOnly}
              autocomplete="off"
              onInput={(event) => take(event.currentTarget)}
              onKeyDown={onKeyDown}
            />
          </div>
          <span class="text-muted">{props.unit}</span>
        </div>
      )}
    </Field>
  )
}

const toText = (value: number | undefined) => (value === undefined ? '' : String(value))

function toNumber(text: string): number | undefined {
  const value = Number(text)
  return text.trim() === '' || Number.isNaN(value) ? undefined : value
}
