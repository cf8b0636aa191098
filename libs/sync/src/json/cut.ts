import type { Node } from 'jsonc-parser'
import type { Splice } from './splice.ts'
import { endOfWhiteSpace, type Gap, isLineBreak, lineBreaksIn, readGap, startOfWhiteSpace } from './trivia.ts'
import { endOf } from './walk.ts'

/** The text between the children of a container: before the first, between neighbours, behind the last. */
export function gapsOf(body: string, container: Node): Gap[] {
  const { children = [] } = container
  const starts = [container.offset + 1, ...children.map(endOf)]
  const ends = [...children.map(({ offset }) => offset), endOf(container) - 1]
  return starts.map((start, index) => readGap(body, start, ends[index] ?? start))
}

/** Takes children out of a container, with their commas and the white space that came with them; comments stay. */
export function cutChildren(body: string, container: Node, removed: ReadonlySet<Node>): Splice[] {
  const { children = [] } = container
  if (removed.size === 0) return []
  const gaps = gapsOf(body, container)
  if (removed.size === children.length && gaps.every(({ comments }) => comments.length === 0)) return [cutAll(body, container, gaps)]
  const firstKept = children.findIndex((child) => !removed.has(child))
  const cuts = children.flatMap((child, index) => {
    const [before, after] = [gaps[index], gaps[index + 1]]
    if (!removed.has(child) || !before || !after) return []
    const keepSpace = index < firstKept || (followsLineComment(body, child, before) && !endsLine(body, children, gaps, removed, index))
    return cutOne(body, child, after, keepSpace)
  })
  return [...cuts, ...cutLastComma(children, gaps, removed)]
}

/** Empties a container as `emptyFrame` filled it: one line break before the first child means that it was `{}`. */
function cutAll(body: string, container: Node, gaps: readonly Gap[]): Splice {
  const [first, last] = [gaps[0], gaps.at(-1)]
  const start = container.offset + 1
  const close = endOf(container) - 1
  if (!first || !last || lineBreaksIn(body.slice(first.start, first.end)) === 1) return cut(start, close)
  return cut(start, last.comma === undefined ? last.start : last.comma + 1)
}

/**
 * Takes one child away with its comma and the white space before it, or behind it (`keepSpace`) when it leads the container
 * or when a line comment before it would swallow what follows.
 */
function cutOne(body: string, child: Node, after: Gap, keepSpace: boolean): Splice[] {
  const end = endOf(child)
  const behind = endOfOwn(after)
  const from = keepSpace ? child.offset : startOfWhiteSpace(body, child.offset)
  const to = keepSpace ? endOfWhiteSpace(body, behind) : behind
  return isParted(after) ? [cut(from, end), cut(behind - 1, to)] : [cut(from, to)]
}

/** Where a child ends together with its comma; `after` is the gap behind it. */
const endOfOwn = (after: Gap) => (after.comma === undefined ? after.start : after.comma + 1)

/** True when a comment stands between a child and its comma. */
const isParted = ({ comma, comments }: Gap) => comma !== undefined && comments.some(({ end }) => end <= comma)

function followsLineComment(body: string, child: Node, before: Gap): boolean {
  const space = startOfWhiteSpace(body, child.offset)
  return before.comments.some((comment) => comment.line && comment.end === space)
}

/** True when a line break comes right behind the children that go together with the one at `index`. */
function endsLine(body: string, children: readonly Node[], gaps: readonly Gap[], removed: ReadonlySet<Node>, index: number): boolean {
  let end = index
  for (let next = children[end + 1]; next && removed.has(next) && gaps[end + 1]?.comments.length === 0; next = children[end + 1]) end++
  const after = gaps[end + 1]
  return after !== undefined && isLineBreak(body[isParted(after) ? after.start : endOfOwn(after)])
}

/** Where the last child goes and no comma trailed, the comma of the last one that stays goes too. */
function cutLastComma(children: readonly Node[], gaps: readonly Gap[], removed: ReadonlySet<Node>): Splice[] {
  const last = children.at(-1)
  if (!last || !removed.has(last) || gaps.at(-1)?.comma !== undefined) return []
  const comma = gaps[children.findLastIndex((child) => !removed.has(child)) + 1]?.comma
  return comma === undefined ? [] : [cut(comma, comma + 1)]
}

const cut = (start: number, end: number): Splice => ({ start, end, text: '' })
