import { Dynamic } from 'solid-js/web'
import Moon from '~icons/lucide/moon'
import Sun from '~icons/lucide/sun'
import SunMoon from '~icons/lucide/sun-moon'
import { IconButton } from '../ui/button.tsx'
import { type Theme, useTheme } from './look.ts'

const next: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' }
const icons = { system: SunMoon, light: Sun, dark: Moon }

/** Goes round system, light and dark. */
export function ThemeButton() {
  const [theme, choose] = useTheme()
  return (
    <IconButton label={`Theme: ${theme()}. Change to ${next[theme()]}`} onClick={() => choose(next[theme()])}>
      <Dynamic component={icons[theme()]} class="ic" />
    </IconButton>
  )
}
