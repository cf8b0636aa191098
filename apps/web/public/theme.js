// Runs before the first paint, so that a chosen look does not flash. External because the content security policy allows no inline script.
// What a person prefers in this browser is kept as JSON; the page itself applies it again and follows changes.
try {
  const { dataset } = document.documentElement
  const preferred = (name, choices) => choices.find((choice) => localStorage.getItem(`ccm:pref:${name}`) === JSON.stringify(choice))
  const theme = preferred('theme', ['light', 'dark'])
  const density = preferred('density', ['compact'])
  if (theme) dataset.theme = theme
  if (density) dataset.density = density
} catch (error) {
  console.warn('The chosen look could not be read; that of the system is used.', error)
}
