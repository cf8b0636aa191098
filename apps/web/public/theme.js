// Runs before the first paint, so that a chosen theme does not flash. External because the content security policy allows no inline script.
try {
  const theme = localStorage.getItem('ccm-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch (error) {
  console.warn('The chosen theme could not be read; the system theme is used.', error)
}
