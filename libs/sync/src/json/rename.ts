import type { JsonEdit } from './json-edit.ts'
import type { SharedJson } from './parse-shared.ts'
import { parsePointer, pointerInto } from './pointer.ts'
import type { Splice } from './splice.ts'
import { expectType, memberOf } from './walk.ts'

export type Rename = Extract<JsonEdit, { op: 'rename' }>

/**
 * Gives members another key where they stand; their values, and the comments in them, are left as they are written. A member that is not
 * there is passed over.
 *
 * @throws UnreadableJson when a container on the way is no object, or a key on the way stands twice
 */
export function renameSplices(shared: SharedJson, renames: readonly Rename[]): Splice[] {
  return renames.flatMap(({ pointer, to }) => {
    const keys = parsePointer(pointer)
    const last = keys.pop()
    let object = shared.root
    for (const [index, key] of keys.entries())
      object = object && memberOf(shared, expectType(shared, object, 'object', keys[index - 1]), key)?.value
    if (!object || last === undefined) return []
    const key = memberOf(shared, expectType(shared, object, 'object', keys.at(-1)), last)?.key
    return key ? [{ start: key.offset, end: key.offset + key.length, text: JSON.stringify(to) }] : []
  })
}

/** Containers we made, by the pointers they go by afterwards. */
export const renamedPointers = (made: readonly string[], renames: readonly Rename[]): string[] =>
  made.map((pointer) => renames.reduce((name, rename) => renamedPointer(name, rename), pointer))

function renamedPointer(pointer: string, { pointer: old, to }: Rename): string {
  if (pointer !== old && !pointer.startsWith(`${old}/`)) return pointer
  return `${pointerInto(old.slice(0, old.lastIndexOf('/')), to)}${pointer.slice(old.length)}`
}
