/**
 * A shared JSON file cannot be read, or not edited, as what it has to be. The message says what is wrong, where, and
 * what to do; the caller puts the file's name before it.
 */
export class UnreadableJson extends Error {
  override name = 'UnreadableJson'
  readonly code = 'unreadable'
}

/** The place of an offset as people count it, from 1: "line 3, column 5". */
export function placeOf(text: string, offset: number): string {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return `line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`
}
