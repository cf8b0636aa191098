/** The editor keeps lines, not how they end: a text that ends all its lines in CRLF gets them back. In any other a CR is a character. */
export const endsInCrLf = (text: string): boolean => text.includes('\r\n') && !/(^|[^\r])\n/.test(text)

export const toEditor = (text: string): string => (endsInCrLf(text) ? text.replaceAll('\r\n', '\n') : text)

export const fromEditor = (text: string, crLf: boolean): string => (crLf ? text.replaceAll('\n', '\r\n') : text)

/** The one stretch in which two texts differ, so that what is left of it and right of it, cursor included, stays where it is. */
export function smallestChange(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from += 1
  let end = 0
  while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end += 1
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}
