import { onCleanup, onMount } from 'solid-js'

/** Whether an element takes letters itself, so that single-letter keys must stay silent. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)

/** Listens to plain keys on the whole page: no modifiers, not while somebody types. */
export function onPlainKey(handle: (event: KeyboardEvent) => void): void {
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || takesText(event.target)) return
    handle(event)
  }
  onMount(() => document.addEventListener('keydown', listen))
  onCleanup(() => document.removeEventListener('keydown', listen))
}
