import { type Accessor, createEffect } from 'solid-js'
import { usePreference } from '../edit/preferences.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const densities = ['comfortable', 'compact'] as const
export type Density = (typeof densities)[number]

/** Light, dark, or as the system says. */
export const useTheme = (): [Accessor<Theme>, (theme: Theme) => void] =>
  usePreference<Theme>('theme', (kept) => themes.find((theme) => theme === kept), 'system')

/** How close rows stand to each other. */
export const useDensity = (): [Accessor<Density>, (density: Density) => void] =>
  usePreference<Density>('density', (kept) => densities.find((density) => density === kept), 'comfortable')

/** Puts what a person prefers on the page. `/theme.js` does the same before the first paint, from the same place. */
export function applyLook(root: HTMLElement): void {
  const [theme] = useTheme()
  const [density] = useDensity()
  createEffect(() => {
    if (theme() === 'system') delete root.dataset.theme
    else root.dataset.theme = theme()
  })
  createEffect(() => {
    if (density() === 'comfortable') delete root.dataset.density
    else root.dataset.density = density()
  })
}
