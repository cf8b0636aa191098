import type { Json } from '@ccm/contract'

/** A JSON object, and no array. */
export const isObject = (value: unknown): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
