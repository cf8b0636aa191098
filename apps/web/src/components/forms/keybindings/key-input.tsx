import { createSignal } from 'solid-js'
import Keyboard from '~icons/lucide/keyboard'
import { IconButton } from '../../../ui/button.tsx'
import { box, typedMono } from '../../../ui/field.tsx'
import { strokeOf } from './chord.ts'

interface KeyInputProps {
  label: string
  value: string
  path: string
  invalid: boolean
  describedBy: string | undefined
  onInput: (keys: string) => void
}

/** Keys as a file writes them, typed or pressed. A press is taken once, so that Tab and Escape can be bound and nobody is caught. */
export function KeyInput(props: KeyInputProps) {
  let input: HTMLInputElement | undefined
  const [listening, setListening] = createSignal(false)
  const listen = () => {
    setListening(true)
    input?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!listening()) return
    event.preventDefault()
    event.stopPropagation()
    const stroke = strokeOf(event)
    if (stroke === undefined) return
    setListening(false)
    props.onInput(stroke)
  }
  return (
    <div class={`flex h-10 items-center gap-1 pr-1 pl-2.5 sm:h-8 ${box}`}>
      <input
        ref={input}
        class={`h-full w-full min-w-0 bg-transparent outline-none ${typedMono}`}
        aria-label={props.label}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        data-path={props.path}
        value={listening() ? '' : props.value}
        placeholder={listening() ? 'Press the keys' : 'ctrl+k ctrl+s'}
        readOnly={listening()}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => setListening(false)}
      />
      <IconButton class="pointer-coarse:hidden sm:size-6!" label={`Press the keys for ${props.value || 'the new row'}`} onClick={listen}>
        <Keyboard class="ic ic-14" />
      </IconButton>
    </div>
  )
}
