import type { Json } from '@ccm/contract'

/** The deepest a value may be nested. The server takes no more either, and readers that call themselves run out of stack somewhere. */
const MAX_DEPTH = 64
/** The furthest to the right the content of a line may start: every level of a block needs a column. */
const MAX_COLUMN = 200

/**
 * Whether YAML may be nested too deeply to be read. Told from its characters, before anything reads it: the reader calls itself, and at
 * the end of its stack the whole process may go down. Brackets in text count too, so that this errs on the careful side.
 */
export function nestsTooDeeply(yaml: string): boolean {
  let depth = 0
  for (const bracket of yaml.match(/[[\]{}]/g) ?? []) {
    depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1)
    if (depth > MAX_DEPTH) return true
  }
  return new RegExp(`^(?:[ \\t]|[-?:][ \\t]){${MAX_COLUMN}}`, 'm').test(yaml)
}

/** Whether a value is nested too deeply to be kept. */
export const isTooDeep = (value: Json, levels = MAX_DEPTH): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((member) => isTooDeep(member, levels - 1)))
