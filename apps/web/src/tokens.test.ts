import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** Linear sRGB, each 0 to 1. */
type Colour = [red: number, green: number, blue: number]

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const pairs = new Map(
  [...css.matchAll(/--color-([\w-]+): light-dark\(oklch\(([^)]*)\), oklch\(([^)]*)\)\)/g)].map(([, name, light, dark]) => [
    name ?? '',
    { light: fromOklch(numbers(light)), dark: fromOklch(numbers(dark)) },
  ]),
)
function numbers(text = '') {
  return text.split(' ').map(Number)
}

/** Björn Ottosson's OKLab, https://bottosson.github.io/posts/oklab/; out-of-gamut channels are clipped, as browsers do for text. */
function fromOklch([lightness = 0, chroma = 0, hue = 0]: number[]): Colour {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

const luminance = ([red, green, blue]: Colour) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

/** WCAG 2 contrast of two tokens. */
function contrast(front: string, back: string, theme: 'light' | 'dark'): number {
  const one = pairs.get(front)
  const other = pairs.get(back)
  if (!one || !other) throw new Error(`${front} or ${back} is no token.`)
  const [high = 0, low = 0] = [luminance(one[theme]), luminance(other[theme])].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover']
const types = [
  'mcp-server',
  'subagent',
  'skill',
  'command',
  'hook',
  'permissions',
  'claude-md',
  'rule',
  'output-style',
  'plugin',
  'settings',
  'status-line',
  'keybindings',
]
const cross = (fronts: string[], backs: string[]) => fronts.flatMap((front) => backs.map((back) => [front, back] as const))

/** Text on what it stands on. */
const text = [
  ...cross(['text', 'muted', 'faint'], [...grounds, 'press']),
  ...cross(['accent', 'positive', 'warning', 'danger', 'info'], grounds),
  ...['accent', 'positive', 'warning', 'danger', 'info'].map((name) => [name, `${name}-tint`] as const),
  ...cross(['text', 'muted'], ['accent-tint', 'warning-tint', 'info-tint', 'danger-tint']),
  ...cross(types, ['surface']),
  ['on-accent', 'accent'] as const,
  ['on-danger', 'danger'] as const,
  ...cross(['text', 'info', 'positive', 'hook'], ['add-line', 'del-line']),
  ...cross(['text'], ['add-word', 'del-word']),
]

it('reads every token', () => {
  expect(pairs.size).toBeGreaterThan(35)
})

it.each(text.flatMap(([front, back]) => [[front, back, 'light'] as const, [front, back, 'dark'] as const]))(
  '%s on %s can be read in the %s theme',
  (front, back, theme) => {
    expect(contrast(front, back, theme)).toBeGreaterThanOrEqual(4.5)
  },
)

it.each(['light', 'dark'] as const)('the border of a field and a resting segment can be seen in the %s theme', (theme) => {
  for (const ground of ['surface', 'raised']) expect(contrast('field', ground, theme)).toBeGreaterThanOrEqual(3)
})
