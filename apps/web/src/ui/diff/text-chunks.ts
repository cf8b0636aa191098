import { mergeText } from '@ccm/formats/merge'
import type { TextSides } from './merge-values.ts'
import { splitLines } from './text-lines.ts'

/** A stretch of a merged text: settled, or what each side has there. */
export type Chunk = { kind: 'settled'; text: string } | { kind: 'conflict'; mine: string; theirs: string }

export type ChunkChoice = 'mine' | 'theirs' | 'both'

const marks = { mine: '<<<<<<< on this machine', middle: '=======', theirs: '>>>>>>> in the library' }
const all: string[] = Object.values(marks)

const bare = (line: string) => line.replace(/\r?\n$/, '')

/** Cuts a text that was changed on both sides into what is settled and what is not. */
export function chunksOf(texts: TextSides): Chunk[] {
  // A text that holds such marks itself could be cut in the wrong places: then it is one conflict.
  const hasMarks = Object.values(texts).some((text: string) => splitLines(text).some((line) => all.includes(bare(line))))
  if (hasMarks) return [{ kind: 'conflict', mine: texts.mine, theirs: texts.theirs }]
  const merged = mergeText(texts)
  return merged.clean ? [{ kind: 'settled', text: merged.text }] : readMarked(merged.marked)
}

function readMarked(marked: string): Chunk[] {
  const chunks: Chunk[] = []
  let part = { settled: '', mine: '', theirs: '' }
  let side: keyof typeof part = 'settled'
  for (const line of splitLines(marked)) {
    const mark = bare(line)
    if (mark === marks.mine) {
      if (part.settled !== '') chunks.push({ kind: 'settled', text: part.settled })
      side = 'mine'
    } else if (mark === marks.middle) side = 'theirs'
    else if (mark === marks.theirs) {
      chunks.push({ kind: 'conflict', mine: part.mine, theirs: part.theirs })
      part = { settled: '', mine: '', theirs: '' }
      side = 'settled'
    } else part[side] += line
  }
  return part.settled === '' ? chunks : [...chunks, { kind: 'settled', text: part.settled }]
}

const picks: Record<ChunkChoice, (chunk: { mine: string; theirs: string }) => string> = {
  mine: ({ mine }) => mine,
  theirs: ({ theirs }) => theirs,
  both: ({ mine, theirs }) => (theirs === '' || theirs.endsWith('\n') ? theirs : `${theirs}\n`) + mine,
}

/** The text that the choices make, by the place of each conflict among the chunks; undefined while one is missing. */
export function joinChunks(chunks: readonly Chunk[], choices: Readonly<Record<number, ChunkChoice>>): string | undefined {
  const texts = chunks.map((chunk, at) => {
    if (chunk.kind === 'settled') return chunk.text
    const choice = choices[at]
    return choice && picks[choice](chunk)
  })
  return texts.some((text) => text === undefined) ? undefined : texts.join('')
}
