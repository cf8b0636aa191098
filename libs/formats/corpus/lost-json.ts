import type { Json } from '@ccm/contract'

/**
 * Where a JSON value says something that another one does not say: pointers to members and elements that are missing or different there.
 * Order in lists does not count, and what is empty says nothing.
 *
 * @param excused - pointers to parts that need not be there
 */
export function lostJson(value: Json, other: Json | undefined, excused: ReadonlySet<string>, pointer = ''): string[] {
  if (excused.has(pointer) || isEmpty(value)) return []
  if (Array.isArray(value)) {
    const others = Array.isArray(other) ? other : []
    return value.flatMap((element, index) => {
      const at = `${pointer}/${index}`
      return others.some((candidate) => lostJson(element, candidate, excused, at).length === 0)
        ? []
        : lostJson(element, undefined, excused, at)
    })
  }
  if (typeof value !== 'object' || value === null) return value === other ? [] : [pointer]
  const members = typeof other === 'object' && other !== null && !Array.isArray(other) ? other : {}
  return Object.entries(value).flatMap(([name, member]) => lostJson(member, members[name], excused, `${pointer}/${name}`))
}

const isEmpty = (value: Json): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).every((member) => isEmpty(member))
