import type { Json } from '@ccm/contract'

/** An object as names and texts: what is no text in it is shown as JSON. */
export function shownPairs(value: Json | undefined): Record<string, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shown(member)]))
}

/** The object behind changed names and texts. What nobody changed stays what it was, also if it was no text. */
export function keptPairs(before: Json | undefined, pairs: Record<string, string>): { [name: string]: Json } | undefined {
  const was = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {}
  const entries = Object.entries(pairs).map(([name, text]): [string, Json] => {
    const old = Object.hasOwn(was, name) ? was[name] : undefined
    return [name, old !== undefined && shown(old) === text ? old : text]
  })
  return entries.length > 0 ? Object.fromEntries(entries) : undefined
}

const shown = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value))
