import { createEffect, type JSX, splitProps } from 'solid-js'
import Check from '~icons/lucide/check'
import Minus from '~icons/lucide/minus'

interface CheckboxProps extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'checked'> {
  checked: boolean
  /** Some of what it stands for is chosen and some is not. */
  mixed?: boolean
  onChange: (checked: boolean) => void
}

/** A box to tick. It carries no label of its own: give it `aria-label`, or an `id` for a label. */
export function Checkbox(props: CheckboxProps) {
  const [own, rest] = splitProps(props, ['checked', 'mixed', 'onChange', 'class'])
  let input: HTMLInputElement | undefined
  createEffect(() => {
    if (input) input.indeterminate = own.mixed ?? false
  })
  return (
    <span
      class={`relative inline-grid size-4 shrink-0 place-items-center before:absolute before:-inset-1 pointer-coarse:before:-inset-3.5 ${own.class ?? ''}`}
    >
      <input
        {...rest}
        ref={input}
        type="checkbox"
        class="peer absolute inset-0 size-4 cursor-pointer appearance-none rounded-xs border-[1.5px] border-field bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent aria-invalid:border-danger forced-colors:appearance-auto"
        checked={own.checked}
        onChange={(event) => own.onChange(event.currentTarget.checked)}
      />
      <Check class="ic pointer-events-none relative hidden size-3! text-on-accent peer-checked:block peer-indeterminate:hidden forced-colors:hidden! [&_*]:stroke-3" />
      <Minus class="ic pointer-events-none relative hidden size-3! text-on-accent peer-indeterminate:block forced-colors:hidden! [&_*]:stroke-3" />
    </span>
  )
}
