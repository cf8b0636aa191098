import { Dialog as Kobalte } from '@kobalte/core/dialog'
import { createEffect, createSignal, type JSX, on, type ParentProps, Show } from 'solid-js'

export interface DialogProps {
  open: boolean
  /** A question or a name. */
  title: JSX.Element
  onClose: () => void
  /** 440 px, or 640 with a list in it. */
  size?: 'normal' | 'wide'
  /** What its text is called, where it holds nothing else: then the text itself takes the focus and scrolls by keys. */
  toRead?: string
  /** Buttons, the primary one right. The safe one carries `data-autofocus` when it should have the focus first. */
  footer?: JSX.Element
  /** Says that an answer is needed before anything else. */
  alert?: boolean
  /** At a phone's bottom edge instead of the middle. */
  sheet?: boolean
}

const widths = { normal: 'sm:w-110', wide: 'sm:w-160' }
const middle = 'items-center justify-center p-3'
const bottom = 'items-end sm:items-center sm:justify-center sm:p-3'

/**
 * Asks or shows something above the page. Escape and a press beside it close it, unless somebody typed in it: then only its
 * buttons do. The focus starts at what carries `data-autofocus`, and goes back to the opener.
 */
export function Dialog(props: ParentProps<DialogProps>) {
  let content: HTMLElement | undefined
  let opener: Element | null = null
  const [isTyped, setTyped] = createSignal(false)
  createEffect(
    on(
      () => props.open,
      () => setTyped(false),
    ),
  )
  const stayWhenTyped = (event: Event) => isTyped() && event.preventDefault()
  return (
    <Kobalte open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 starting:opacity-0" />
        <div class={`pointer-events-none fixed inset-0 z-41 flex ${props.sheet ? bottom : middle}`}>
          <Kobalte.Content
            ref={(element: HTMLElement) => {
              content = element
              opener = document.activeElement
            }}
            role={props.alert ? 'alertdialog' : 'dialog'}
            class={`pointer-events-auto flex max-h-full w-full flex-col rounded-lg bg-raised shadow-dialog ring-1 ring-line-strong outline-none transition-[opacity,translate] duration-200 ease-out starting:translate-y-1 starting:opacity-0 ${widths[props.size ?? 'normal']} ${props.sheet ? 'max-sm:max-h-[85dvh] max-sm:rounded-b-none' : ''}`}
            onOpenAutoFocus={(event) => {
              const first = content?.querySelector<HTMLElement>('[data-autofocus]')
              if (!first) return
              event.preventDefault()
              first.focus()
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault()
              if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
            }}
            onEscapeKeyDown={stayWhenTyped}
            onPointerDownOutside={stayWhenTyped}
            onInput={() => setTyped(true)}
          >
            <Kobalte.Title class="px-5 pt-5 text-title font-semibold tracking-[-.006em] break-words">{props.title}</Kobalte.Title>
            <div
              class={`min-h-0 overflow-auto ${props.toRead ? 'mx-2 mt-1.5 mb-2 rounded-md px-3 pb-3 focus-visible:outline-offset-0' : 'px-5 pt-1.5 pb-5'}`}
              role={props.toRead ? 'group' : undefined}
              aria-label={props.toRead}
              tabindex={props.toRead ? 0 : undefined}
            >
              {props.children}
            </div>
            <Show when={props.footer}>
              <div class="flex shrink-0 flex-wrap justify-end gap-2 px-5 pb-5">{props.footer}</div>
            </Show>
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte>
  )
}
