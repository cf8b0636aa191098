/** One change of a text: what stands from `start` up to `end` becomes `text`. Offsets refer to the text before all changes. */
export interface Splice {
  start: number
  end: number
  text: string
}

/** Applies splices in one pass. Where two take away the same bytes, those go once; at one offset they keep their order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = []
  let position = 0
  for (const { start, end, text: put } of splices.toSorted((a, b) => a.start - b.start)) {
    if (start > position) parts.push(text.slice(position, start))
    parts.push(put)
    position = Math.max(position, end)
  }
  parts.push(text.slice(position))
  return parts.join('')
}
