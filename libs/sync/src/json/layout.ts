import type { Node } from 'jsonc-parser'
import type { SharedJson } from './parse-shared.ts'
import { hasLineBreak, isBlank, isLineBreak } from './trivia.ts'
import { endOf } from './walk.ts'

/** How a container is written, found in its own members, else in what stands around it. */
export interface Layout {
  /** The whole container stands on one line. */
  inline: boolean
  /** Members start lines of their own. */
  broken: boolean
  /** The indentation of the line a new member starts on. */
  indent: string
  /** The indentation of the line the container starts on. */
  outer: string
  /** One step of indentation. */
  unit: string
  eol: string
  /** What stands between a key and its value, and between two members on one line. */
  colon: ':' | ': '
  comma: ',' | ', '
}

/** Reads the layout of a container of the file. */
export function layoutOf({ body }: SharedJson, container: Node): Layout {
  const last = container.children?.at(-1)
  const inline = last ? !hasLineBreak(textBetween(body, container)) : isInlineEmpty(body, container)
  const broken = last ? startsLine(body, container, last) : !inline
  const outer = lineIndent(body, container.offset)
  const unit = unitOf(body, container)
  const colon = colonOf(body, container)
  const indent = last ? lineIndent(body, last.offset) : outer + unit
  const eol = lineEnding(body, last?.offset ?? container.offset)
  return { inline, broken, indent, outer, unit, eol, colon, comma: commaOf(body, container, colon) }
}

const textBetween = (body: string, { offset, length }: Node) => body.slice(offset, offset + length)

/** An empty container stays on its line when white space inside it or the container around it show that this is the style. */
function isInlineEmpty(body: string, container: Node): boolean {
  const inside = body.slice(container.offset + 1, endOf(container) - 1)
  if (inside !== '') return !hasLineBreak(inside)
  const parent = parentOf(container)
  return parent !== undefined && !hasLineBreak(textBetween(body, parent))
}

/** The container around a container. */
const parentOf = ({ parent }: Node): Node | undefined => (parent?.type === 'property' ? parent.parent : parent)

/** True when the last member of a container starts on another line than what stands before it. */
function startsLine(body: string, container: Node, last: Node): boolean {
  const before = container.children?.at(-2)
  return lineStart(body, last.offset) > (before ? endOf(before) : container.offset)
}

/** Stops at the nearest line break of either kind: two searches would read the whole file for the kind it does not have. */
function lineStart(body: string, offset: number): number {
  let at = offset
  while (at > 0 && !isLineBreak(body[at - 1])) at--
  return at
}

/** The white space at the start of the line `offset` stands on. */
export function lineIndent(body: string, offset: number): string {
  const start = lineStart(body, offset)
  let end = start
  while (body[end] === ' ' || body[end] === '\t') end++
  return body.slice(start, end)
}

/** The step from a container's line to its members' lines, asked from the container outwards. */
function unitOf(body: string, container: Node): string {
  for (let node: Node | undefined = container; node; node = parentOf(node)) {
    const last = node.children?.at(-1)
    if (!last || !startsLine(body, node, last)) continue
    const [outer, inner] = [lineIndent(body, node.offset), lineIndent(body, last.offset)]
    if (inner.length > outer.length && inner.startsWith(outer)) return inner.slice(outer.length)
  }
  return '  '
}

/** The line ending before `offset`, else the first behind it, else LF. */
function lineEnding(body: string, offset: number): string {
  const before = lineStart(body, offset) - 1
  if (before >= 0) return body[before] === '\r' ? '\r' : body[before - 1] === '\r' ? '\r\n' : '\n'
  return /\r\n|\r|\n/.exec(body.slice(offset))?.[0] ?? '\n'
}

function colonOf(body: string, container: Node): Layout['colon'] {
  for (let node: Node | undefined = container; node; node = parentOf(node)) {
    const property = node.type === 'object' && node.children?.length ? node.children.at(-1) : node.parent
    if (property?.colonOffset !== undefined) return isBlank(body[property.colonOffset + 1] ?? '') ? ': ' : ':'
  }
  return ': '
}

function commaOf(body: string, { children = [] }: Node, colon: Layout['colon']): Layout['comma'] {
  const last = children.at(-1)
  if (!last || children.length === 1) return colon === ':' ? ',' : ', '
  return isBlank(body[last.offset - 1] ?? '') ? ', ' : ','
}
