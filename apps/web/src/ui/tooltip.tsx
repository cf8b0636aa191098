import { createEffect, createSignal, onCleanup, type ParentProps, Show } from 'solid-js'
import { Portal } from 'solid-js/web'

/** Long enough that a pointer passing by shows nothing. */
const pause = 400
const gap = 6

interface TooltipProps {
  text: string | undefined
  /** Shows nothing while a menu of the same button is open, say. */
  off?: boolean
}

/**
 * A few words beside a control, on hover after a moment and at once on keyboard focus; Escape and a press take them away.
 * They repeat or explain what the control says of itself to a screen reader (`aria-label`, `aria-describedby`), so they are not read out.
 */
export function Tooltip(props: ParentProps<TooltipProps>) {
  let box: HTMLSpanElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const [open, setOpen] = createSignal(false)
  const hide = () => {
    clearTimeout(timer)
    setOpen(false)
  }
  const showAfter = (wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => setOpen(true), wait)
  }
  onCleanup(() => clearTimeout(timer))
  createEffect(() => {
    if (!open()) return
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    document.addEventListener('keydown', onKey)
    document.addEventListener('scroll', hide, true)
    onCleanup(() => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('scroll', hide, true)
    })
  })
  return (
    <span
      ref={box}
      class="contents"
      on:pointerover={(event: PointerEvent) => event.pointerType === 'mouse' && showAfter(pause)}
      on:pointerout={hide}
      on:pointerdown={hide}
      on:focusin={(event: FocusEvent) => event.target instanceof Element && event.target.matches(':focus-visible') && showAfter(0)}
      on:focusout={hide}
    >
      {props.children}
      <Show when={open() && !props.off && props.text}>
        {(text) => (
          <Portal>
            <span
              ref={(element) => queueMicrotask(() => place(element, box?.firstElementChild))}
              class="pointer-events-none fixed top-0 left-0 z-60 max-w-64 rounded-xs bg-text px-2 py-1 text-small text-surface shadow-pop transition-opacity duration-100 starting:opacity-0"
              aria-hidden="true"
              data-tooltip
            >
              {text()}
            </span>
          </Portal>
        )}
      </Show>
    </span>
  )
}

/** Below its control where there is room, else above, and inside the window. */
function place(element: HTMLElement, anchor: Element | null | undefined): void {
  if (!anchor) return
  const at = anchor.getBoundingClientRect()
  const own = element.getBoundingClientRect()
  const left = Math.max(gap, Math.min(at.left + (at.width - own.width) / 2, window.innerWidth - own.width - gap))
  const below = at.bottom + gap
  const top = below + own.height > window.innerHeight ? at.top - own.height - gap : below
  element.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}
