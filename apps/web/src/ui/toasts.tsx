import { createContext, createSignal, For, onCleanup, type ParentProps, Show, useContext } from 'solid-js'
import { Portal } from 'solid-js/web'
import CircleCheck from '~icons/lucide/circle-check'
import CircleX from '~icons/lucide/circle-x'
import X from '~icons/lucide/x'
import { Button, IconButton } from './button.tsx'
import { onPlainKey } from './keys.ts'
import { aboveDialogs } from './pop.ts'

export interface Toast {
  /** One line: what happened, with the verb of its button. */
  text: string
  kind?: 'info' | 'error'
  /** One act. An undo has the key U unless it says otherwise. */
  action?: { label: string; run: () => void; keys?: string[] }
}

export interface Toasts {
  show: (toast: Toast) => void
}

const most = 3
const stay = 6000

const ToastsContext = createContext<Toasts>()

/** Holds what has just happened and can be taken back, and says it to a screen reader. */
export function ToastsProvider(props: ParentProps) {
  const [shown, setShown] = createSignal<Toast[]>([])
  const remove = (toast: Toast) => setShown((toasts) => toasts.filter((other) => other !== toast))
  const show = (toast: Toast) => setShown((toasts) => [...toasts, { ...toast }].slice(-most))
  const run = (toast: Toast) => {
    remove(toast)
    toast.action?.run()
  }
  onPlainKey((event) => {
    const newest = shown().findLast((toast) => keysOf(toast)?.some((key) => key.toLowerCase() === event.key))
    if (!newest) return
    event.preventDefault()
    run(newest)
  })
  return (
    <ToastsContext.Provider value={{ show }}>
      {props.children}
      <Portal>
        <section
          {...aboveDialogs}
          aria-label="Messages"
          class="pointer-events-none fixed z-55 max-sm:inset-x-2 max-sm:top-2 sm:right-5 sm:bottom-5 sm:w-90 sm:in-[:has([data-save-bar],[data-bulk-bar])]:bottom-19"
        >
          <ol aria-live="polite" class="grid gap-2">
            <For each={shown()}>{(toast) => <ToastRow toast={toast} onRun={() => run(toast)} onClose={() => remove(toast)} />}</For>
          </ol>
        </section>
      </Portal>
    </ToastsContext.Provider>
  )
}

/** Shows a line about what has just been done. */
export function useToasts(): Toasts {
  const toasts = useContext(ToastsContext)
  if (!toasts) throw new Error('A message needs a ToastsProvider above it.')
  return toasts
}

const keysOf = ({ action }: Toast) => action?.keys ?? (action?.label === 'Undo' ? ['U'] : undefined)

function ToastRow(props: { toast: Toast; onRun: () => void; onClose: () => void }) {
  let row: HTMLLIElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const hold = () => clearTimeout(timer)
  const letGo = () => {
    hold()
    if (props.toast.kind !== 'error') timer = setTimeout(() => props.onClose(), stay)
  }
  const letGoWhenLeft = () => row?.matches(':hover, :focus-within') || letGo()
  letGo()
  onCleanup(hold)
  return (
    <li
      ref={row}
      class="pointer-events-auto flex min-h-11 items-center gap-2.5 rounded-md bg-raised py-1.5 pr-1.5 pl-3.5 shadow-pop ring-1 ring-line-strong transition-[opacity,translate] duration-160 ease-out starting:translate-y-1 starting:opacity-0"
      onMouseEnter={hold}
      onMouseLeave={letGoWhenLeft}
      onFocusIn={hold}
      onFocusOut={() => queueMicrotask(letGoWhenLeft)}
    >
      <Show when={props.toast.kind === 'error'} fallback={<CircleCheck class="ic text-positive" />}>
        <CircleX class="ic text-danger" />
      </Show>
      <span class="min-w-0 grow break-words">{props.toast.text}</span>
      <Show when={props.toast.action}>
        {(action) => (
          <Button kind="ghost" size="small" keys={keysOf(props.toast)} onClick={() => props.onRun()}>
            {action().label}
          </Button>
        )}
      </Show>
      <IconButton label="Close message" onClick={() => props.onClose()}>
        <X class="ic" />
      </IconButton>
    </li>
  )
}
