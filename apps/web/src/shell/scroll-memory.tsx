import { useBeforeLeave, useLocation } from '@solidjs/router'
import { createContext, onCleanup, onMount, type ParentProps, useContext } from 'solid-js'

interface Memory {
  /** Distances from the top, by address and name of what scrolls. */
  tops: Map<string, number>
  /** Whether the page was reached by going back or forward. */
  isReturn: () => boolean
}

const MemoryContext = createContext<Memory>()

/** Remembers how far panes were scrolled, for when somebody comes back to them. */
export function ScrollMemory(props: ParentProps) {
  let returning = false
  const onReturn = () => {
    returning = true
  }
  // Before the router hears of it and draws the page.
  onMount(() => window.addEventListener('popstate', onReturn, { capture: true }))
  onCleanup(() => window.removeEventListener('popstate', onReturn, { capture: true }))
  useBeforeLeave(({ to }) => {
    if (typeof to === 'string') returning = false
  })
  return <MemoryContext.Provider value={{ tops: new Map(), isReturn: () => returning }}>{props.children}</MemoryContext.Provider>
}

/**
 * For a pane that scrolls: keeps its place at each address, and goes back to it when somebody comes back.
 *
 * @param name tells the panes of a page apart
 * @returns the element's `ref`
 */
export function useKeptScroll(name: string): (element: HTMLElement) => void {
  const memory = useContext(MemoryContext)
  const location = useLocation()
  const place = () => `${location.pathname}${location.search} ${name}`
  return (element) => {
    if (!memory) return
    const top = memory.isReturn() ? memory.tops.get(place()) : undefined
    const onScroll = () => memory.tops.set(place(), element.scrollTop)
    onMount(() => {
      if (top !== undefined) element.scrollTop = top
      element.addEventListener('scroll', onScroll, { passive: true })
    })
    onCleanup(() => element.removeEventListener('scroll', onScroll))
  }
}
