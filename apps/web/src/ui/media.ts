import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether a media query holds, kept true to the window. */
export function createMedia(query: string): Accessor<boolean> {
  const list = window.matchMedia(query)
  const [matches, setMatches] = createSignal(list.matches)
  const update = () => setMatches(list.matches)
  list.addEventListener('change', update)
  onCleanup(() => list.removeEventListener('change', update))
  return matches
}

/** Up to 640 px: rows take two lines. */
export const phone = '(max-width: 640px)'
/** From 1024 px: panes stand side by side. */
export const wide = '(min-width: 1024px)'
