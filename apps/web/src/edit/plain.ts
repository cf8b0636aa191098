/** Whether two plain values say the same. The order of keys does not count, and a member that is undefined is one that is not there. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => same(item, b[index]))
  }
  if (!isRecord(a) || !isRecord(b)) return false
  const names = definedNames(a)
  return names.length === definedNames(b).length && names.every((name) => b[name] !== undefined && same(a[name], b[name]))
}

/**
 * A copy that shares nothing with the value and holds no store, so that neither changes with the other. Reads every member, and so
 * follows all of them where reads are tracked.
 */
export function copyOf<T>(value: T): T
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => copyOf(item))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]))
}

/** What stands at a path; undefined where there is nothing. */
export const valueAt = (value: unknown, path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined), value)

/**
 * What was typed since a value was sent, on top of what came back for it: members that still say what was sent take the answer, the
 * others keep what was typed.
 */
export function carryOver<T>(typed: T, sent: T, answered: T): T
export function carryOver(typed: unknown, sent: unknown, answered: unknown): unknown {
  if (same(typed, sent)) return answered
  if (!isRecord(typed) || !isRecord(sent) || !isRecord(answered)) return typed
  const names = new Set([...Object.keys(typed), ...Object.keys(answered)])
  return Object.fromEntries([...names].map((name) => [name, carryOver(typed[name], sent[name], answered[name])]))
}

const definedNames = (value: Record<string, unknown>) => Object.keys(value).filter((name) => value[name] !== undefined)

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
