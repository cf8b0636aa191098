import type { DiffLine, Hunk } from './text-diff.ts'
import { toTextLine } from './text-lines.ts'

/** A stretch of unchanged lines above a hunk, or below the last one. */
export interface Gap {
  /** How many lines of the text before, and of the text after, lie above it. */
  before: number
  after: number
  count: number
}

/** The gap above each hunk, and behind them the one that runs to the end. */
export function gapsOf(hunks: readonly Hunk[], lineCount: number): Gap[] {
  let [before, after] = [0, 0]
  const gaps = hunks.map((hunk) => {
    const gap = { before, after, count: hunk.before.start - before }
    before = hunk.before.start + hunk.before.count
    after = hunk.after.start + hunk.after.count
    return gap
  })
  return [...gaps, { before, after, count: lineCount - before }]
}

/** Its lines, from one of them up to but without another. */
export const linesOfGap = (lines: readonly string[], gap: Gap, from: number, to: number): DiffLine[] =>
  lines.slice(gap.before + from, gap.before + to).map((line, index) => ({
    kind: 'same',
    ...toTextLine(line),
    before: gap.before + from + index + 1,
    after: gap.after + from + index + 1,
  }))
