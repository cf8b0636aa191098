/**
 * Takes the focus to the first control, in reading order, that shows one of these paths. Where a list and one of its rows both do, it
 * is the row. A form that is about to show another tab gets one frame to do so.
 */
export function focusFirst(paths: readonly string[], again = true): void {
  const controls = [...document.querySelectorAll<HTMLElement>('[data-path]')].filter((control) =>
    paths.includes(control.dataset.path ?? ''),
  )
  const outer = controls[0]
  const first = controls.find((control) => control !== outer && outer?.contains(control)) ?? outer
  if (first) focusIn(first)
  else if (again) requestAnimationFrame(() => focusFirst(paths, false))
}

const takesFocus = 'input, textarea, select, button, [tabindex], [contenteditable=true]'

function focusIn(control: HTMLElement): void {
  control.focus()
  if (!control.matches(':focus')) control.querySelector<HTMLElement>(takesFocus)?.focus()
}
