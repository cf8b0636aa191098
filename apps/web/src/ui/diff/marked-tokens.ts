import type { Token } from '../tint.ts'
import type { Span } from './text-diff.ts'

export interface MarkedToken extends Token {
  marked: boolean
}

/** Cuts coloured stretches at the edges of the marks: joined, they are the line still. */
export function markTokens(tokens: readonly Token[], marks: readonly Span[]): MarkedToken[] {
  let at = 0
  return tokens.flatMap((token) => {
    const start = at
    at += token.text.length
    const edges = marks.flatMap(({ from, to }) => [from, to]).filter((edge) => edge > start && edge < at)
    const cuts = [start, ...edges, at]
    return cuts.slice(1).map((end, index) => {
      const from = cuts[index] ?? start
      const marked = marks.some((mark) => mark.from < end && mark.to > from)
      return { ...token, text: token.text.slice(from - start, end - start), marked }
    })
  })
}
