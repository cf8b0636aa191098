import type { DiffLine } from './text-diff.ts'

/** One row of two columns: what stood there and what stands there now. */
export interface SplitRow {
  before?: DiffLine
  after?: DiffLine
}

/** Puts lines that went beside the lines that came in their place. */
export function toSplitRows(lines: readonly DiffLine[]): SplitRow[] {
  const rows: SplitRow[] = []
  let [removed, added]: [DiffLine[], DiffLine[]] = [[], []]
  const close = () => {
    const count = Math.max(removed.length, added.length)
    for (let at = 0; at < count; at += 1) rows.push({ before: removed[at], after: added[at] })
    ;[removed, added] = [[], []]
  }
  for (const line of lines) {
    if (line.kind === 'removed') removed.push(line)
    else if (line.kind === 'added') added.push(line)
    else {
      close()
      rows.push({ before: line, after: line })
    }
  }
  close()
  return rows
}
