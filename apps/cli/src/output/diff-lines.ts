import { formatPatch, structuredPatch, type StructuredPatch } from 'diff'
import { cyan, dim, green, type Line, red } from './styled.ts'

/** How long the shortest difference is searched for, in milliseconds, before one is shown that is merely right. */
const PATIENCE = 1000

/** More lines of context than any file has. */
const ALL = 1_000_000

/** A unified diff as lines to print. With `whole`, all of the text is shown, not only what is around the differences. */
export function diffLines(before: string, after: string, { whole = false } = {}): Line[] {
  const { hunks } = patchOf('before', 'after', before, after, whole ? ALL : 3)
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }): Line[] => [
    ...(whole ? [] : [[cyan(`@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`)]]),
    ...lines.map((line): Line => [paint(line)]),
  ])
}

/** A unified diff as `patch` reads it, with the file's path in its head. */
export const unifiedDiff = (path: string, before: string, after: string): string =>
  formatPatch(patchOf(`a/${path}`, `b/${path}`, before, after, 3))

function paint(line: string) {
  if (line.startsWith('+')) return green(line)
  if (line.startsWith('-')) return red(line)
  return line.startsWith('\\') ? dim(line) : line
}

function patchOf(oldName: string, newName: string, before: string, after: string, context: number): StructuredPatch {
  const found = structuredPatch(oldName, newName, before, after, undefined, undefined, { context, timeout: PATIENCE })
  if (found) return found
  // Long texts with nothing in common: everything goes, everything comes. An empty side costs no search.
  const [gone] = structuredPatch(oldName, newName, before, '').hunks
  const [come] = structuredPatch(oldName, newName, '', after).hunks
  return {
    oldFileName: oldName,
    newFileName: newName,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: gone && come ? [join(gone, come)] : [],
  }
}

const join = (gone: Hunk, come: Hunk): Hunk => ({
  ...gone,
  newStart: come.newStart,
  newLines: come.newLines,
  lines: [...gone.lines, ...come.lines],
})
type Hunk = StructuredPatch['hunks'][number]
