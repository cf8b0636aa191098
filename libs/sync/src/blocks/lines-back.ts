import type { Splice } from '../json/splice.ts'
import { type Segment, toText } from './segments.ts'

/** Blocks that stand together, and the foreign line behind them. */
interface Run {
  blocks: Segment[]
  line: Segment[]
}

/**
 * What turns a file after an edit of its blocks into the one before it. An edit keeps every foreign line in its order and changes its
 * line ending at most, so what lies between two of them belongs together, and no foreign text gets into the splices.
 *
 * @param offset - where the segments start in the text
 */
export function linesBack(offset: number, before: readonly Segment[], after: readonly Segment[]): Splice[] {
  const former = runsOf(before)
  let at = offset
  return runsOf(after).flatMap((run, index) =>
    pairsOf(former[index] ?? { blocks: [], line: [] }, run).flatMap(([old, now]) => {
      const start = at
      at += now.length
      return old === now ? [] : difference(start, old, now)
    }),
  )
}

function runsOf(segments: readonly Segment[]): Run[] {
  let open: Run = { blocks: [], line: [] }
  const runs = [open]
  for (const segment of segments) {
    if (segment.kind === 'block') open.blocks.push(segment)
    else {
      open.line.push(segment)
      runs.push((open = { blocks: [], line: [] }))
    }
  }
  return runs
}

/** Texts to compare: block by block where none came or went. */
function pairsOf(old: Run, now: Run): [string, string][] {
  const blocks: [string, string][] =
    old.blocks.length === now.blocks.length
      ? old.blocks.map((block, index) => [toText([block]), toText(now.blocks.slice(index, index + 1))])
      : [[toText(old.blocks), toText(now.blocks)]]
  return [...blocks, [toText(old.line), toText(now.line)]]
}

/** The part in which two texts differ. */
function difference(at: number, old: string, now: string): Splice {
  const most = Math.min(old.length, now.length)
  let start = 0
  while (start < most && old[start] === now[start]) start++
  let end = 0
  while (end < most - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++
  return { start: at + start, end: at + now.length - end, text: old.slice(start, old.length - end) }
}
