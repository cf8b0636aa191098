import { isObject } from '../is-object.ts'
import type { Json } from '@ccm/contract'

/** What Claude Code 2.1.330 does with content it does not take. */
export type Effect = keyof typeof effects

export const effects = {
  file: 'Claude Code would ignore the whole file',
  group: 'Claude Code would ignore this matcher group',
  event: 'Claude Code would ignore the hooks of this event',
  rule: 'Claude Code would skip this rule',
  marketplace: 'Claude Code would ignore this marketplace',
  value: 'Claude Code would ignore it and say nothing',
  unread: 'Claude Code does not read it there and says nothing',
  never: 'the hook would never run and Claude Code would say nothing',
} as const

/** Something in a settings file that is not as it should be. */
export interface Problem {
  /** Keys and indices from the root. */
  path: string[]
  /** `invalid`: the value is wrong. `unknown`: nothing is known by that name. */
  kind: 'invalid' | 'unknown'
  /** Goes on from the name of the place: `is 0, but must be 1 or more`. */
  says: string
  effect: Effect
}

/** The place as a person would write it: `hooks.PreToolUse[0].matcher`. */
export function placeName(path: readonly string[]): string {
  const name = path.map((key) => (/^\d+$/.test(key) ? `[${key}]` : /^[\w$-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`)).join('')
  return name.replace(/^\./, '')
}

const longestShown = 40

/** A value in a few words. What an environment variable or a header holds is never repeated. */
export function shown(value: Json | undefined, path: readonly string[]): string {
  if (value === undefined) return 'missing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  if (typeof value === 'string' && path.some((key) => key === 'env' || key === 'headers')) return 'a text'
  const text = JSON.stringify(value)
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}

/** The value at a place, if there is one. */
export function valueAt(root: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, key) => {
    if (Array.isArray(value)) return value[Number(key)]
    return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }, root)
}
