/** Whether the page runs on an Apple device, where ⌘ takes the place of Ctrl. */
export const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** Whether the key that goes with a command is held: ⌘ on Apple devices, Ctrl elsewhere. */
export const modHeld = (event: KeyboardEvent | MouseEvent) =>
  isApple() ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
