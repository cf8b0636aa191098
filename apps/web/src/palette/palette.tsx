import { useLocation } from '@solidjs/router'
import { createContext, createEffect, createSignal, lazy, onCleanup, onMount, type ParentProps, Show, Suspense, useContext } from 'solid-js'
import { pressedIn } from '../ui/keys.ts'
import { modHeld } from '../ui/platform.ts'

interface Palette {
  open: () => void
}

const PaletteContext = createContext<Palette>({ open: () => {} })
const load = () => import('./palette-dialog.tsx')
const PaletteDialog = lazy(load)

const itemPage = /^\/(components|profiles|projects|machines)\/(?!new$)[^/]+$/

/**
 * Opens on Ctrl or ⌘ K from anywhere, and from whatever calls `open`. What it is made of is fetched at the first use; what is
 * typed meanwhile is kept for it.
 */
export function PaletteProvider(props: ParentProps) {
  const location = useLocation()
  const [state, setState] = createSignal<'never' | 'open' | 'closed'>('never')
  const [visited, setVisited] = createSignal<readonly string[]>([])
  createEffect(() => {
    const here = location.pathname
    if (itemPage.test(here)) setVisited((before) => [here, ...before.filter((other) => other !== here)].slice(0, 20))
  })
  /** What is typed from the moment it is asked for until its field has the focus; undefined at all other times. */
  let early: string | undefined
  const open = () => {
    early = ''
    setState('open')
    // Keys are not held back for what never comes.
    load().catch(close)
  }
  const close = () => {
    early = undefined
    setState('closed')
  }
  const takeEarly = () => {
    const text = early ?? ''
    early = undefined
    return text
  }
  /** The page below does not get keys that are meant for the palette. */
  const onEarlyKey = (event: KeyboardEvent) => {
    const isShortcut = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')
    if (early === undefined || isShortcut || event.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') close()
    else if (event.key === 'Backspace') early = early.slice(0, -1)
    else if (event.key.length === 1) early += event.key
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !modHeld(event) || event.shiftKey || event.altKey) return
    event.preventDefault()
    const target = pressedIn(event)
    // A question is answered before anything else.
    if (target instanceof Element && target.closest('[role=alertdialog]')) return
    if (state() === 'open') close()
    else open()
  }
  onMount(() => {
    document.addEventListener('keydown', onKey)
    document.addEventListener('keydown', onEarlyKey, { capture: true })
  })
  onCleanup(() => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('keydown', onEarlyKey, { capture: true })
  })
  return (
    <PaletteContext.Provider value={{ open }}>
      {props.children}
      <Suspense>
        <Show when={state() !== 'never'}>
          <PaletteDialog open={state() === 'open'} visited={visited()} takeEarly={takeEarly} onClose={close} />
        </Show>
      </Suspense>
    </PaletteContext.Provider>
  )
}

/** The command palette of this page. */
export const usePalette = () => useContext(PaletteContext)
