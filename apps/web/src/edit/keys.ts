import { modHeld } from '../ui/platform.ts'

/**
 * For the `onKeyDown` of a form inside an editor (a row, a popover, a dialog): Ctrl or ⌘ Enter saves it alone. The editor around it
 * hears nothing of the key.
 */
export const onInnerSaveKey = (save: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter' || !modHeld(event) || event.defaultPrevented || event.repeat) return
  event.preventDefault()
  event.stopPropagation()
  save()
}
