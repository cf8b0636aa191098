import { onCleanup, onMount } from 'solid-js'
import { useSingleKeys } from '../edit/preferences.ts'

/** Whether an element takes letters itself, so that single-letter keys must stay silent. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.matches('input:not([type=checkbox]), textarea, select') || target.isContentEditable)

/** Where a key was pressed, also inside a shadow root. */
export const pressedIn = (event: KeyboardEvent): EventTarget | null => event.composedPath()[0] ?? event.target

/** Whether a dialog or a menu has the keys for itself, so that the page behind it must stay silent. */
export const isAbovePage = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role=dialog], [role=alertdialog], [role=menu], [role=listbox]') !== null

/**
 * Listens to plain keys on the whole page: no modifiers, not while somebody types, not while a dialog or a menu is open. Those of one
 * character (letters, `/`, `?`) are silent where a person has switched them off.
 *
 * @param when `first` to hear of keys before all others
 */
export function onPlainKey(handle: (event: KeyboardEvent) => void, when: { first?: boolean } = {}): void {
  const [singleKeys] = useSingleKeys()
  const listen = (event: KeyboardEvent) => {
    if (event.key.length === 1 && !singleKeys()) return
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const target = pressedIn(event)
    if (!takesText(target) && !isAbovePage(target)) handle(event)
  }
  const options = { capture: when.first ?? false }
  onMount(() => document.addEventListener('keydown', listen, options))
  onCleanup(() => document.removeEventListener('keydown', listen, options))
}
