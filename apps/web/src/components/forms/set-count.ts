import type { Fields } from './fields.ts'

/** How many of these fields hold something. */
export const setCount = (fields: Fields, names: readonly string[]): number =>
  names.filter((name) => fields.json([name]) !== undefined).length

/** How many of these fields, and of what they hold, are wrong. */
export const wrongCount = (fields: Fields, names: readonly string[]): number =>
  names.reduce((sum, name) => sum + fields.errorsUnder([name]), 0)
