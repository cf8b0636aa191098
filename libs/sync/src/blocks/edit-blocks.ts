import { beginMarker, endMarker } from '@ccm/formats'
import type { Splice } from '../json/splice.ts'
import { linesBack } from './lines-back.ts'
import { checkBlock } from './refused-block.ts'
import { type Block, contentOf, type Line, readSegments, type Segment, toText } from './segments.ts'

/** One edit of a shared text file. */
export type BlockEdit =
  /** Replaces what stands between the markers of `block`, or appends the block. `content` has LF line endings. */
  | { op: 'set'; block: string; content: string }
  /** Takes the block's lines away; does nothing when it is not there. */
  | { op: 'unset'; block: string }
  /** Gives the block the name `to` where it stands, and this content; does nothing when it is not there. */
  | { op: 'rename'; block: string; to: string; content: string }

/** What a file is after its edits. */
export interface EditedText {
  /** Undefined when nothing of the file is left and it was made by us: the file goes. */
  text: string | undefined
  /** `['']` when the file was made by us, else empty. Keep it for the next edit of the file. */
  made: string[]
  /** What turns the text into the one before the edits; a missing file counts as an empty text. Holds text of our blocks alone. */
  back: Splice[][]
}

/**
 * Edits the marked blocks of a shared text file and nothing else in it; taking away the blocks that were put in gives the
 * former text byte for byte.
 *
 * @param text the file's text, undefined when there is no file
 * @param made as the last edit of this file returned it
 * @throws UnreadableText when the markers in the file do not pair
 * @throws RefusedBlock when a name cannot stand in a marker or a content holds a line that looks like a marker
 */
export function editBlocks(text: string | undefined, edits: readonly BlockEdit[], made: readonly string[] = []): EditedText {
  const wanted = new Map(edits.map((edit) => [edit.block, edit]))
  for (const edit of wanted.values()) {
    if (edit.op !== 'unset') checkBlock(edit.op === 'rename' ? edit.to : edit.block, edit.content)
  }
  const { bom, segments } = readSegments(text ?? '')
  const present = new Set(segments.flatMap((segment) => (segment.kind === 'block' ? segment.name : [])))
  const fresh = [...wanted.values()].flatMap((edit) => (edit.op === 'set' && !present.has(edit.block) ? edit : []))
  const eol = lastLineEnding(segments)
  const edited = fresh.reduce((kept, edit) => append(kept, edit, eol), removeAndReplace(segments, wanted))
  const left = bom + toText(edited)
  const ours = text === undefined || made.includes('')
  const back = [linesBack(bom.length, segments, edited)]
  return ours && left === '' ? { text: undefined, made: [], back } : { text: left, made: ours ? [''] : [], back }
}

function removeAndReplace(segments: readonly Segment[], wanted: ReadonlyMap<string, BlockEdit>): Segment[] {
  const kept = segments.flatMap((segment) => {
    const edit = segment.kind === 'block' ? wanted.get(segment.name) : undefined
    if (segment.kind === 'line' || !edit) return segment
    if (edit.op === 'unset') return []
    const block = replaceContent(segment, edit.content)
    return edit.op === 'rename' ? withName(block, edit.to) : block
  })
  const last = segments.at(-1)
  const wasJoined = last?.kind === 'block' && last.end.eol === '' && wanted.get(last.name)?.op === 'unset'
  return wasJoined ? withoutFinalNewline(kept, last.begin.eol) : kept
}

function replaceContent(block: Block, content: string): Block {
  return content === contentOf(block) ? block : { ...block, inside: contentLines(content, block.begin.eol) }
}

const withName = (block: Block, name: string): Block => ({
  ...block,
  name,
  begin: { ...block.begin, text: beginMarker(name) },
  end: { ...block.end, text: endMarker(name) },
})

const contentLines = (content: string, eol: Line['eol']): Line[] => content.split('\n').map((text) => ({ text, eol }))

/**
 * Puts a block at the end. Behind a text without a final newline the block has none either: that tells its removal that
 * the line ending before it came with it.
 */
function append(segments: readonly Segment[], { block, content }: Extract<BlockEdit, { op: 'set' }>, eol: Line['eol']): Segment[] {
  const joins = lastLine(segments)?.eol === ''
  const before = joins ? withLastLine(segments, (line) => ({ ...line, eol })) : segments
  const begin: Line = { text: beginMarker(block), eol }
  const end: Line = { text: endMarker(block), eol: joins ? '' : eol }
  return [...before, { kind: 'block', name: block, begin, inside: contentLines(content, eol), end }]
}

/** Takes the line ending away that `append` put before a block. A carriage return that was there before stays. */
function withoutFinalNewline(segments: readonly Segment[], eol: Line['eol']): Segment[] {
  return withLastLine(segments, (line) => {
    if (!line.eol.endsWith(eol)) return line
    return { text: line.text + line.eol.slice(0, line.eol.length - eol.length), eol: '' }
  })
}

function withLastLine(segments: readonly Segment[], change: (line: Line) => Line): Segment[] {
  const last = segments.at(-1)
  if (!last) return []
  return [...segments.slice(0, -1), last.kind === 'line' ? { ...last, line: change(last.line) } : { ...last, end: change(last.end) }]
}

function lastLine(segments: readonly Segment[]): Line | undefined {
  const last = segments.at(-1)
  return last?.kind === 'block' ? last.end : last?.line
}

function lastLineEnding(segments: readonly Segment[]): Line['eol'] {
  const last = segments.findLast((segment) => segment.kind === 'block' || segment.line.eol !== '')
  if (!last) return '\n'
  return last.kind === 'line' ? last.line.eol : last.end.eol || last.begin.eol
}
