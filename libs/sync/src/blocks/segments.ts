import { parseMarker } from '@ccm/formats'
import { UnreadableText } from './unreadable-text.ts'

/** A line of a file with the line ending it has, which is empty on the last line at most. */
export interface Line {
  text: string
  eol: '' | '\n' | '\r\n'
}

/** A marked block as it stands in a file. */
export interface Block {
  kind: 'block'
  name: string
  begin: Line
  inside: Line[]
  end: Line
}

/** A line outside all blocks, or a block. */
export type Segment = { kind: 'line'; line: Line } | Block

const byteOrderMark = '\uFEFF'

/**
 * Takes a shared text file apart. Every whole line that is a marker counts, wherever it stands.
 *
 * @throws UnreadableText when the markers do not pair
 */
export function readSegments(text: string): { bom: string; segments: Segment[] } {
  const bom = text.startsWith(byteOrderMark) ? byteOrderMark : ''
  const segments: Segment[] = []
  const seen = new Map<string, number>()
  let open: (Block & { at: number }) | undefined
  for (const [index, line] of toLines(text.slice(bom.length)).entries()) {
    const at = index + 1
    const marker = parseMarker(line.text)
    if (!marker) {
      if (open) open.inside.push(line)
      else segments.push({ kind: 'line', line })
    } else if (marker.kind === 'begin') {
      if (open) throw unpaired(`The block "${open.name}" from line ${open.at} is not closed before "${marker.block}" begins at line ${at}`)
      const first = seen.get(marker.block)
      if (first) throw unpaired(`The block "${marker.block}" stands twice, at line ${first} and at line ${at}`)
      seen.set(marker.block, at)
      open = { kind: 'block', name: marker.block, begin: line, inside: [], end: line, at }
    } else {
      if (open?.name !== marker.block) throw unpaired(`The end of block "${marker.block}" at line ${at} has no begin`)
      segments.push({ kind: 'block', name: open.name, begin: open.begin, inside: open.inside, end: line })
      open = undefined
    }
  }
  if (open) throw unpaired(`The block "${open.name}" from line ${open.at} has no end`)
  return { bom, segments }
}

const unpaired = (problem: string) => new UnreadableText(`${problem}: correct the "ccm:" marker lines, then run the command again.`)

function toLines(text: string): Line[] {
  const lines: Line[] = []
  for (const [whole] of text.matchAll(/[^\n]*\n|[^\n]+$/g)) {
    const eol = whole.endsWith('\r\n') ? '\r\n' : whole.endsWith('\n') ? '\n' : ''
    lines.push({ text: whole.slice(0, whole.length - eol.length), eol })
  }
  return lines
}

/** What stands inside a block: LF line endings, no final newline. */
export const contentOf = ({ inside }: Block) => inside.map(({ text }) => text).join('\n')

export function toText(segments: readonly Segment[]): string {
  return segments
    .map((segment) => (segment.kind === 'line' ? linesText([segment.line]) : linesText([segment.begin, ...segment.inside, segment.end])))
    .join('')
}

const linesText = (lines: readonly Line[]) => lines.map(({ text, eol }) => text + eol).join('')
