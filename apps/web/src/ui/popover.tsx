import { Popover as Kobalte } from '@kobalte/core/popover'
import type { JSX, ParentProps } from 'solid-js'
import { aboveDialogs, pop } from './pop.ts'

interface PopoverProps {
  /** Names the box for those who cannot see it. */
  label: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The opener: its content, looks and name. */
  trigger: JSX.Element
  triggerLabel?: string
  triggerClass?: string
  class?: string
}

/** A small box beside its opener. Escape and a press elsewhere close it; the focus goes back to the opener. */
export function Popover(props: ParentProps<PopoverProps>) {
  return (
    <Kobalte open={props.open} onOpenChange={(open) => props.onOpenChange(open)} gutter={4} placement="bottom-start">
      <Kobalte.Trigger type="button" class={props.triggerClass} aria-label={props.triggerLabel}>
        {props.trigger}
      </Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content
          {...aboveDialogs}
          class={`max-w-[calc(100vw-16px)] min-w-54 p-3 ${pop} ${props.class ?? 'w-80'}`}
          aria-label={props.label}
        >
          {props.children}
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  )
}
