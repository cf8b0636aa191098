import type { LineNote } from '../../ui/code/annotated-rows.ts'
import { diffTexts } from '../../ui/diff/diff-lines.ts'
import type { DiffLine } from '../../ui/diff/text-diff.ts'

/** A file as it will be, with what a save changes in it. Lines that go stand where they stood. */
export interface MarkedText {
  text: string
  lines: LineNote[]
  /** How many lines are new or different. */
  added: number
  removed: number
}

interface Sides {
  /** What stands there by what is saved; undefined for no file, the same text for no change. */
  before: string | undefined
  /** Undefined when the file goes. */
  after: string | undefined
  /** By their number from 0, in the text after. */
  foreign: ReadonlySet<number>
  /** The comma that a member gets when another one follows is no change of it. */
  json: boolean
}

/** Marks what a save changes in a file. A line that takes the place of another is one that changed; of what only goes, the old line stays to be seen. */
export function markLines({ before, after, foreign, json }: Sides): MarkedText {
  if (after === undefined) return allMarked(before ?? '', 'removed')
  if (before === undefined) return allMarked(after, 'added')
  const faint = (line: number): LineNote => (foreign.has(line) ? { faint: true } : {})
  const rows = linesOf(after)
  const unchanged = { text: after, lines: rows.map((_, line) => faint(line)), added: 0, removed: 0 }
  if (before === after) return unchanged
  const plain = (text: string) => (json ? text.replace(/,$/gm, '') : text)
  const diff = diffTexts(plain(before), plain(after), { context: rows.length + linesOf(before).length })
  if (diff.kind === 'equal') return unchanged
  if (diff.kind === 'collapsed') return { ...unchanged, added: diff.added, removed: diff.removed }
  const old = linesOf(before)
  const marked = toMarked(diff.hunks[0]?.lines ?? []).map(({ line, mark }) => ({
    text: (line.kind === 'removed' ? old[(line.before ?? 0) - 1] : rows[(line.after ?? 0) - 1]) ?? line.text,
    note: mark ? { mark } : faint((line.after ?? 0) - 1),
  }))
  return {
    text: marked.map(({ text }) => text).join('\n'),
    lines: marked.map(({ note }) => note),
    added: diff.added,
    removed: diff.removed,
  }
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

function allMarked(text: string, mark: 'added' | 'removed'): MarkedText {
  const count = linesOf(text).length
  return {
    text,
    lines: Array.from({ length: count }, () => ({ mark })),
    added: mark === 'added' ? count : 0,
    removed: mark === 'removed' ? count : 0,
  }
}

interface Marked {
  line: DiffLine
  mark?: NonNullable<LineNote['mark']>
}

/** Of each run of changes, so many new lines as old ones went took their places. */
function toMarked(lines: readonly DiffLine[]): Marked[] {
  const marked: Marked[] = []
  let removed: DiffLine[] = []
  let added: DiffLine[] = []
  const close = () => {
    marked.push(...added.map((line, at): Marked => ({ line, mark: at < removed.length ? 'changed' : 'added' })))
    marked.push(...removed.slice(added.length).map((line): Marked => ({ line, mark: 'removed' })))
    ;[removed, added] = [[], []]
  }
  for (const line of lines) {
    if (line.kind === 'removed') removed.push(line)
    else if (line.kind === 'added') added.push(line)
    else {
      close()
      marked.push({ line })
    }
  }
  close()
  return marked
}
