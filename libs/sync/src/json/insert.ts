import type { Node } from 'jsonc-parser'
import { type Layout, layoutOf } from './layout.ts'
import type { SharedJson } from './parse-shared.ts'
import type { Splice } from './splice.ts'
import { endOfLineComments, readGap } from './trivia.ts'
import { endOf } from './walk.ts'

/** Where and how new children go into a container. */
interface Spot {
  layout: Layout
  /** The text of the new children, each printed with the layout, as splices. */
  put(texts: readonly string[]): Splice[]
}

/**
 * The end of a container, as the place for new children. What `put` adds can be told from what was there, so that
 * `cutChildren` finds exactly those bytes again:
 * a comma directly behind the last child, or behind each new one where commas trail; then the new child with the white space
 * before it. That white space always follows something else: a value, a comma, a comment or the opening bracket.
 */
export function spotIn(shared: SharedJson, container: Node): Spot {
  const last = container.children?.at(-1)
  return last ? spotBehind(shared, container, last) : spotInEmpty(shared, container)
}

function spotBehind(shared: SharedJson, container: Node, last: Node): Spot {
  const { body } = shared
  const gap = readGap(body, endOf(last), endOf(container) - 1)
  const anchor = gap.comma === undefined ? gap.start : gap.comma + 1
  const comment = endOfLineComments(anchor, gap, body)
  const found = layoutOf(shared, container)
  // Behind a line comment only the next line will do, whatever the style.
  const layout = comment?.line && !found.broken ? { ...found, broken: true, indent: found.outer + found.unit } : found
  const at = comment?.end ?? anchor
  const before = separator(layout)
  return {
    layout,
    put: (texts) =>
      gap.comma === undefined
        ? [insertion(gap.start, ','), insertion(at, texts.map((text) => before + text).join(','))]
        : [insertion(at, texts.map((text) => `${before}${text},`).join(''))],
  }
}

function spotInEmpty(shared: SharedJson, container: Node): Spot {
  const gap = readGap(shared.body, container.offset + 1, endOf(container) - 1)
  const layout = layoutOf(shared, container)
  const { at, before, after } = emptyFrame(gap.comments.at(-1)?.end, shared.body.slice(gap.start, gap.end), gap.start, layout)
  return { layout, put: (texts) => [insertion(at, before + texts.join(`,${separator(layout)}`) + after)] }
}

/**
 * What goes around the first children of an empty container. `{}` is opened up to lines of its own. White space that was
 * inside stays behind the children, and a blank line before them says so: without it `{}` and `{⏎}` would look alike afterwards.
 */
function emptyFrame(commentEnd: number | undefined, inside: string, start: number, layout: Layout) {
  const { broken, eol, indent, outer } = layout
  if (commentEnd !== undefined) return { at: commentEnd, before: broken ? eol + indent : ' ', after: '' }
  if (!broken) return { at: start, before: inside, after: '' }
  return inside === '' ? { at: start, before: eol + indent, after: eol + outer } : { at: start, before: eol + eol + indent, after: '' }
}

const separator = ({ broken, eol, indent, comma }: Layout) => (broken ? eol + indent : comma.slice(1))

const insertion = (at: number, text: string): Splice => ({ start: at, end: at, text })
