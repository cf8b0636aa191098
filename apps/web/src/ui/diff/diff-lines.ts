import { diffArrays } from 'diff'
import type { DiffLine, Hunk, Counts, TextDiff } from './text-diff.ts'
import { splitLines, toTextLine } from './text-lines.ts'
import { markWords } from './word-marks.ts'

/** Beyond these a diff is neither quick to compute nor of use to read. */
const mostChanges = 2_000
const mostCharacters = 500_000

/** What changed between two texts, line by line; of texts that differ very much, or are very long, only how much. */
export function diffTexts(before: string, after: string, options: { context?: number } = {}): TextDiff {
  if (before === after) return { kind: 'equal' }
  const [old, now] = [splitLines(before), splitLines(after)]
  const atLeast = roughCounts(old, now)
  const isTooMuch = before.length + after.length > mostCharacters || atLeast.added + atLeast.removed > mostChanges
  const lines = isTooMuch ? undefined : compare(old, now)
  if (!lines) return { kind: 'collapsed', ...atLeast }
  const counts = { added: countOf(lines, 'added'), removed: countOf(lines, 'removed') }
  if (counts.added + counts.removed > mostChanges) return { kind: 'collapsed', ...counts }
  return { kind: 'hunks', ...counts, hunks: toHunks(markWords(lines), options.context ?? 3) }
}

/** The text before with only the chosen hunks put in: with none of them it is the text before, with all of them the text after. */
export function applyHunks(before: string, hunks: readonly Hunk[], chosen: Iterable<number>): string {
  const wanted = new Set(chosen)
  const old = splitLines(before)
  const result: string[] = []
  let at = 0
  for (const hunk of hunks.filter(({ index }) => wanted.has(index))) {
    result.push(...old.slice(at, hunk.before.start))
    result.push(...hunk.lines.flatMap((line) => (line.kind === 'removed' ? [] : [line.text + line.ending])))
    at = hunk.before.start + hunk.before.count
  }
  return endLines([...result, ...old.slice(at)])
}

/** A hunk that was not chosen can leave a line without an ending above others. */
function endLines(lines: string[]): string {
  const ending = lines[0]?.endsWith('\r\n') ? '\r\n' : '\n'
  return lines.map((line, index) => (index < lines.length - 1 && !line.endsWith('\n') ? line + ending : line)).join('')
}

function compare(old: string[], now: string[]): DiffLine[] | undefined {
  const matches = matchLines(old, now)
  if (!matches) return undefined
  const lines: DiffLine[] = []
  let [before, after] = [0, 0]
  for (const match of [...matches, { before: old.length, after: now.length }]) {
    while (before < match.before) lines.push({ kind: 'removed', ...toTextLine(old[before] ?? ''), before: ++before })
    while (after < match.after) lines.push({ kind: 'added', ...toTextLine(now[after] ?? ''), after: ++after })
    if (before < old.length && after < now.length)
      lines.push({ kind: 'same', ...toTextLine(old[before] ?? ''), before: ++before, after: ++after })
  }
  return lines
}

interface Match {
  before: number
  after: number
}

/** Which lines stay. Lines that stand on one side only cannot, and are left out: comparing takes time by the number of differences. */
function matchLines(old: string[], now: string[]): Match[] | undefined {
  const [inOld, inNow] = [new Set(old), new Set(now)]
  const oldPlaces = [...old.keys()].filter((at) => inNow.has(old[at] ?? ''))
  const nowPlaces = [...now.keys()].filter((at) => inOld.has(now[at] ?? ''))
  const linesAt = (lines: string[], places: number[]) => places.map((at) => lines[at] ?? '')
  const changes = diffArrays(linesAt(old, oldPlaces), linesAt(now, nowPlaces), { maxEditLength: mostChanges })
  let [before, after] = [0, 0]
  return changes?.flatMap(({ count, added, removed }) => {
    const matches =
      added || removed
        ? []
        : Array.from({ length: count }, (_, n) => ({ before: oldPlaces[before + n] ?? 0, after: nowPlaces[after + n] ?? 0 }))
    if (!added) before += count
    if (!removed) after += count
    return matches
  })
}

const countOf = (lines: DiffLine[], kind: DiffLine['kind']) => lines.filter((line) => line.kind === kind).length

/** Counts of lines that stand on one side more often than on the other: cheap, and right but for lines that moved. */
function roughCounts(old: string[], now: string[]): Counts {
  const balance = new Map<string, number>()
  for (const line of old) balance.set(line, (balance.get(line) ?? 0) - 1)
  for (const line of now) balance.set(line, (balance.get(line) ?? 0) + 1)
  let [added, removed] = [0, 0]
  for (const count of balance.values()) {
    if (count > 0) added += count
    else removed -= count
  }
  return { added, removed }
}

/** Cuts at every stretch of unchanged lines that is longer than the context of both its neighbours. */
function toHunks(lines: DiffLine[], context: number): Hunk[] {
  const ranges: { from: number; to: number }[] = []
  lines.forEach((line, at) => {
    if (line.kind === 'same') return
    const last = ranges.at(-1)
    if (last && at - context <= last.to) last.to = Math.min(lines.length, at + 1 + context)
    else ranges.push({ from: Math.max(0, at - context), to: Math.min(lines.length, at + 1 + context) })
  })
  const starts = startsOf(lines)
  return ranges.map(({ from, to }, index) => toHunk(index, lines.slice(from, to), starts[from] ?? { before: 0, after: 0 }))
}

/** How many lines of either text lie above each line of the diff. */
function startsOf(lines: DiffLine[]): { before: number; after: number }[] {
  let [before, after] = [0, 0]
  return lines.map((line) => {
    const start = { before, after }
    if (line.kind !== 'added') before += 1
    if (line.kind !== 'removed') after += 1
    return start
  })
}

const toHunk = (index: number, lines: DiffLine[], start: { before: number; after: number }): Hunk => ({
  index,
  before: { start: start.before, count: lines.length - countOf(lines, 'added') },
  after: { start: start.after, count: lines.length - countOf(lines, 'removed') },
  lines,
})
