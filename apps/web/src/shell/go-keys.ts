import { onCleanup } from 'solid-js'
import { onPlainKey } from '../ui/keys.ts'

/** How long after G the second letter may come, in milliseconds. */
const patience = 1500

/** G, then a page's letter, leads to the page. */
export function onGoKeys(pages: { key: string; href: string }[], go: (href: string) => void): void {
  let waiting = false
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  const onKey = (event: KeyboardEvent) => {
    const page = waiting ? pages.find(({ key }) => key === event.key.toLowerCase()) : undefined
    waiting = !waiting && event.key.toLowerCase() === 'g'
    clearTimeout(timer)
    if (waiting) timer = setTimeout(() => (waiting = false), patience)
    if (!page) return
    event.preventDefault()
    event.stopImmediatePropagation()
    go(page.href)
  }
  // The second letter may be a key of the page, which must not hear of it.
  onPlainKey(onKey, { first: true })
}
