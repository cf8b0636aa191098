import { useLocation } from '@solidjs/router'
import { createContext, createEffect, createSignal, lazy, onCleanup, onMount, type ParentProps, Show, Suspense, useContext } from 'solid-js'
import { pressedIn } from '../ui/keys.ts'
import { modHeld } from '../ui/platform.ts'

interface Palette {
  open: () => void
}

const PaletteContext = createContext<Palette>({ open: () => {} })
const PaletteDialog = lazy(() => import('./palette-dialog.tsx'))

const itemPage = /^\/(components|profiles|projects|machines)\/(?!new$)[^/]+$/

/** Opens on Ctrl or ⌘ K from anywhere, and from whatever calls `open`. What it is made of is fetched at the first use. */
export function PaletteProvider(props: ParentProps) {
  const location = useLocation()
  const [state, setState] = createSignal<'never' | 'open' | 'closed'>('never')
  const [visited, setVisited] = createSignal<readonly string[]>([])
  createEffect(() => {
    const here = location.pathname
    if (itemPage.test(here)) setVisited((before) => [here, ...before.filter((other) => other !== here)].slice(0, 20))
  })
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !modHeld(event) || event.shiftKey || event.altKey) return
    event.preventDefault()
    const target = pressedIn(event)
    // A question is answered before anything else.
    if (target instanceof Element && target.closest('[role=alertdialog]')) return
    setState(state() === 'open' ? 'closed' : 'open')
  }
  onMount(() => document.addEventListener('keydown', onKey))
  onCleanup(() => document.removeEventListener('keydown', onKey))
  return (
    <PaletteContext.Provider value={{ open: () => setState('open') }}>
      {props.children}
      <Suspense>
        <Show when={state() !== 'never'}>
          <PaletteDialog open={state() === 'open'} visited={visited()} onClose={() => setState('closed')} />
        </Show>
      </Suspense>
    </PaletteContext.Provider>
  )
}

/** The command palette of this page. */
export const usePalette = () => useContext(PaletteContext)
