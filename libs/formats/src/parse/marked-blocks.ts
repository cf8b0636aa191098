import { parseMarker } from '../markers.ts'
import { foldLines } from '../prose.ts'

/** A marked block: the text between its markers, LF line endings, no final newline. */
export interface MarkedBlock {
  name: string
  content: string
}

/** The blocks of a text file and what stands around them. With a `problem` the markers make no sense and no block is told. */
export interface Blocks {
  blocks: MarkedBlock[]
  outside: string
  problem?: string
}

/** Reads marked blocks. Unpaired, nested or repeated markers make the whole file unreadable, as they do for whoever writes them. */
export function readBlocks(text: string): Blocks {
  const blocks: MarkedBlock[] = []
  const outside: string[] = []
  let open: { name: string; lines: string[] } | undefined
  const unreadable = (problem: string): Blocks => ({ blocks: [], outside: text, problem })
  for (const line of foldLines(text).split('\n')) {
    const marker = parseMarker(line)
    if (!marker) (open?.lines ?? outside).push(line)
    else if (marker.kind === 'begin') {
      if (open) return unreadable(`The block "${marker.block}" begins inside the block "${open.name}".`)
      if (blocks.some(({ name }) => name === marker.block)) return unreadable(`The block "${marker.block}" stands here twice.`)
      open = { name: marker.block, lines: [] }
    } else {
      if (open?.name !== marker.block) return unreadable(`The block "${marker.block}" ends here without having begun.`)
      blocks.push({ name: open.name, content: open.lines.join('\n') })
      open = undefined
    }
  }
  return open ? unreadable(`The block "${open.name}" never ends.`) : { blocks, outside: outside.join('\n') }
}
