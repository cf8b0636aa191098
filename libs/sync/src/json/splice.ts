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

/**
 * What turns a text to which splices were applied into the one before them. It holds nothing of the text but what they took away.
 *
 * @param text - the text before the splices
 */
export function invertSplices(text: string, splices: readonly Splice[]): Splice[] {
  const inverse: Splice[] = []
  let position = 0
  let shift = 0
  for (const { start, end, text: put } of splices.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(position, start)
    const to = Math.max(position, end)
    if (put !== '' || to > from) inverse.push({ start: from + shift, end: from + shift + put.length, text: text.slice(from, to) })
    shift += put.length - (to - from)
    position = to
  }
  return inverse
}

/** Takes steps back, one after the other. */
export const takeBack = (text: string, back: readonly (readonly Splice[])[]): string => back.reduce(applySplices, text)

/** Splices of a part of a text, as splices of the whole. */
export const behind = (offset: number, splices: readonly Splice[]): Splice[] =>
  splices.map(({ start, end, text }) => ({ start: start + offset, end: end + offset, text }))
