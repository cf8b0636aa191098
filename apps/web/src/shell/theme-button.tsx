import { createSignal } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import Moon from '~icons/lucide/moon'
import Sun from '~icons/lucide/sun'
import SunMoon from '~icons/lucide/sun-moon'
import { IconButton } from '../ui/button.tsx'

type Theme = 'system' | 'light' | 'dark'

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }
const icons = { system: SunMoon, light: Sun, dark: Moon }

const chosenTheme = (): Theme => {
  const chosen = document.documentElement.dataset.theme
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}

/** Goes round system, light and dark. The choice is kept by `/theme.js`, which reads it before the first paint. */
export function ThemeButton() {
  const [theme, setTheme] = createSignal(chosenTheme())
  const choose = (chosen: Theme) => {
    setTheme(chosen)
    if (chosen === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = chosen
    localStorage.setItem('ccm-theme', chosen)
  }
  return (
    <IconButton label={`Theme: ${theme()}. Change to ${next[theme()]}`} onClick={() => choose(next[theme()])}>
      <Dynamic component={icons[theme()]} class="ic" />
    </IconButton>
  )
}
