import { fromPointer, toPointer } from '@ccm/formats'

/** The keys a JSON pointer names, outermost first (RFC 6901). */
export function parsePointer(pointer: string): string[] {
  if (pointer !== '' && !pointer.startsWith('/')) throw new Error(`"${pointer}" is no JSON pointer: it must be empty or start with "/".`)
  return fromPointer(pointer)
}

/** The key a pointer ends in. */
export const lastKeyOf = (pointer: string): string => parsePointer(pointer).at(-1) ?? ''

/** The pointer to `key` inside the container at `pointer`. */
export const pointerInto = (pointer: string, key: string) => pointer + toPointer(key)
