import { MEMORY } from './library.ts'
import type { Deed, Hand } from './hand.ts'

const isMarker = (line: string) => line.startsWith('<!-- ccm:')
const linesOf = (text: string) => text.split('\n')
/** Files of text a person may write into, ours among them. */
const texts = /^(?:\.claude\/(?:agents|skills)\/.*|CLAUDE\.md|store\/.*)$/

function editedLines(hand: Hand, lines: readonly string[], at: number): string[] {
  const eol = lines[at]?.endsWith('\r') ? '\r' : ''
  switch (hand.number(5)) {
    case 0:
      return lines.toSpliced(at, 0, `inserted ${hand.word()}${eol}`)
    case 1:
      return lines.toSpliced(at, 1)
    case 2:
      return [...lines.slice(0, -1), `appended ${hand.word()}${eol}`, ...lines.slice(-1)]
    default:
      return lines.with(at, `changed ${hand.word()}${eol}`)
  }
}

/** Writes into a file of text, into what is ours or beside it. */
export const editText: Deed = (hand) => {
  const path = hand.pick(hand.files(texts))
  const lines = linesOf((path && hand.read(path)) ?? '')
  const open = lines.flatMap((line, index) => (isMarker(line) || index === lines.length - 1 ? [] : [index]))
  const at = hand.pick(open)
  if (path === undefined || at === undefined) return false
  hand.write(path, editedLines(hand, lines, at).join('\n'))
  return true
}

/** Puts a line of their own into the file of blocks, outside all of them. */
export const writeBesideBlocks: Deed = (hand) => {
  const lines = linesOf(hand.read(MEMORY) ?? '')
  let isInside = false
  const outside = lines.flatMap((line, index) => {
    const open = isInside
    if (isMarker(line)) isInside = line.startsWith('<!-- ccm:begin')
    return open ? [] : [index]
  })
  const at = hand.pick(outside) ?? 0
  hand.write(MEMORY, lines.toSpliced(at, 0, `own text ${hand.word()}`).join('\n'))
  return true
}

/** Where each block stands, as its first line and the line behind it. */
function blocksIn(lines: readonly string[]): { begin: number; end: number }[] {
  const begins = lines.flatMap((line, index) => (line.startsWith('<!-- ccm:begin') ? [index] : []))
  return begins.map((begin) => ({ begin, end: lines.findIndex((line, index) => index > begin && line.startsWith('<!-- ccm:end')) + 1 }))
}

/** Takes a block out, markers and all, and puts it back elsewhere or nowhere. */
const takeBlock =
  (isPutBack: boolean): Deed =>
  (hand) => {
    const lines = linesOf(hand.read(MEMORY) ?? '')
    const block = hand.pick(blocksIn(lines))
    if (!block) return false
    const rest = lines.toSpliced(block.begin, block.end - block.begin)
    hand.write(MEMORY, (isPutBack ? [...lines.slice(block.begin, block.end), ...rest] : rest).join('\n'))
    return true
  }

export const moveBlock = takeBlock(true)
export const deleteBlock = takeBlock(false)

/** Saves a file with the line endings of another system. */
export const changeLineEndings: Deed = (hand) => {
  const path = hand.pick(hand.files(/./))
  const text = path && hand.read(path)
  if (path === undefined || !text) return false
  const folded = text.replaceAll('\r\n', '\n')
  hand.write(path, text.includes('\r\n') ? folded : folded.replaceAll('\n', '\r\n'))
  return true
}
