import type { TextLine } from './text-lines.ts'

/** A stretch of a line, in characters from its beginning. */
export interface Span {
  from: number
  to: number
}

/** A line of either text, and whether it changed. */
export interface DiffLine extends TextLine {
  kind: 'same' | 'added' | 'removed'
  /** Its number in the text before, from 1; only lines that stand there have one. */
  before?: number
  after?: number
  /** What changed within the line, when it has a counterpart on the other side. */
  words?: Span[]
}

/** Changes that lie close to each other, with the unchanged lines around them. */
export interface Hunk {
  index: number
  /** How many lines of the text before lie above its first line, and how many of them it covers. */
  before: { start: number; count: number }
  after: { start: number; count: number }
  lines: DiffLine[]
}

/** How many lines came and how many went. */
export interface Counts {
  added: number
  removed: number
}

export type TextDiff = { kind: 'equal' } | ({ kind: 'hunks'; hunks: Hunk[] } & Counts) | ({ kind: 'collapsed' } & Counts)
