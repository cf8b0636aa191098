import { compareLists, mergeLists, type Part } from './merge-lists.ts'
import type { Sides } from './sides.ts'

/** A merged text, or both sides between conflict markers. */
export type MergedText = { clean: true; text: string } | { clean: false; marked: string }

/**
 * Merges texts line by line. CRLF counts as LF; the result has the line ending that most lines of `mine` have. Byte order mark and final
 * newline are merged too: they are as the side says that changed them.
 */
export function mergeText(sides: Sides<string>): MergedText {
  const [base, mine, theirs] = [readText(sides.base), readText(sides.mine), readText(sides.theirs)]
  // The text as it is, line endings that differ among themselves included.
  if (isSame(base, theirs) || isSame(mine, theirs)) return { clean: true, text: sides.mine }
  const parts = mergeLists({ base: base.lines, mine: mine.lines, theirs: theirs.lines })
  const write = (lines: string[]) =>
    writeText({
      lines,
      bom: changedBy(base.bom, mine.bom, theirs.bom),
      final: changedBy(base.final, mine.final, theirs.final),
      eol: mine.eol ?? theirs.eol,
    })
  const lines = parts.flatMap(linesOf)
  return parts.every(isAgreed) ? { clean: true, text: write(lines) } : { clean: false, marked: write(lines) }
}

/** Both texts as one, with conflict markers around each place where they differ: for texts of which it is not known what they came of. */
export function markText({ mine, theirs }: Pick<Sides<string>, 'mine' | 'theirs'>): string {
  const [some, others] = [readText(mine), readText(theirs)]
  const lines = compareLists(some.lines, others.lines).flatMap(linesOf)
  return writeText({ bom: some.bom, lines, final: some.final || others.final, eol: some.eol ?? others.eol })
}

interface Text {
  bom: boolean
  /** Without line endings. */
  lines: readonly string[]
  /** The last line has a line ending too. */
  final: boolean
  /** The line ending most lines have; `undefined` when none has one. */
  eol: '\n' | '\r\n' | undefined
}

const byteOrderMark = '\uFEFF'

function readText(text: string): Text {
  const bom = text.startsWith(byteOrderMark)
  const body = text.slice(bom ? 1 : 0).replaceAll('\r\n', '\n')
  const final = body.endsWith('\n')
  const lines = body === '' ? [] : body.slice(0, final ? -1 : undefined).split('\n')
  return { bom, lines, final, eol: lineEnding(text) }
}

function lineEnding(text: string): Text['eol'] {
  const all = text.split('\n').length - 1
  const long = text.split('\r\n').length - 1
  if (all === 0) return undefined
  return long > all - long ? '\r\n' : '\n'
}

const isSame = (one: Text, other: Text) =>
  one.bom === other.bom && one.final === other.final && one.lines.join('\n') === other.lines.join('\n')

/** Of two sides that can say only one thing or the other, the one that changed it. */
const changedBy = (base: boolean, mine: boolean, theirs: boolean) => (mine === base ? theirs : mine)

function writeText({ bom, lines, final, eol = '\n' }: Text): string {
  const body = lines.join(eol) + (final && lines.length > 0 ? eol : '')
  return bom ? byteOrderMark + body : body
}

const isAgreed = (part: Part) => 'agreed' in part

function linesOf(part: Part): readonly string[] {
  if ('agreed' in part) return part.agreed
  return ['<<<<<<< on this machine', ...part.mine, '=======', ...part.theirs, '>>>>>>> in the library']
}
