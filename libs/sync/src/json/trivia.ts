import { createScanner } from 'jsonc-parser'

/** A comment between two tokens. A line comment ends before its line ending, which must stay behind it. */
export interface Comment {
  start: number
  end: number
  line: boolean
}

/** What stands between two neighbours of a container: comments, and the comma that parts them. */
export interface Gap {
  start: number
  end: number
  /** The offset of the comma; undefined behind a last child without one. */
  comma: number | undefined
  comments: Comment[]
}

/** Reads the text between two tokens that holds nothing but white space, comments and at most one comma. */
export function readGap(body: string, start: number, end: number): Gap {
  const gap: Gap = { start, end, comma: undefined, comments: [] }
  for (let at = start; at < end;) {
    const comment = commentAt(body, at)
    if (comment) gap.comments.push(comment)
    else if (body[at] === ',') gap.comma = at
    at = comment ? comment.end : at + 1
  }
  return gap
}

function commentAt(body: string, start: number): Comment | undefined {
  if (body[start] !== '/') return undefined
  const line = body[start + 1] === '/'
  const end = line ? nextLineBreak(body, start) : body.indexOf('*/', start + 2) + 2
  return { start, end, line }
}

/** Where the comments end that stand behind `offset` on the same line: they belong to what stands before them. */
export function endOfLineComments(offset: number, { comments }: Gap, body: string): Comment | undefined {
  let last: Comment | undefined
  for (const comment of comments) {
    const from = last?.end ?? offset
    if (comment.start < from) continue
    if (last?.line || hasLineBreak(body.slice(from, comment.start))) break
    last = comment
  }
  return last
}

/** True when a comment stands anywhere from `start` to `end`, which must be the bounds of tokens. */
export function hasComment(body: string, start: number, end: number): boolean {
  const text = body.slice(start, end)
  if (!text.includes('//') && !text.includes('/*')) return false
  const scanner = createScanner(text)
  for (let token: number = scanner.scan(); token !== endOfText; token = scanner.scan()) {
    if (token === lineComment || token === blockComment) return true
  }
  return false
}

// `SyntaxKind` of jsonc-parser is a const enum of a declaration file, which isolated modules cannot read.
const lineComment = 12
const blockComment = 13
const endOfText = 17

export const hasLineBreak = (text: string) => text.includes('\n') || text.includes('\r')

export const lineBreaksIn = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0

export const isLineBreak = (char: string | undefined) => char === '\n' || char === '\r'

/** The offset of the first line break from `from` on, or the end. */
export function nextLineBreak(body: string, from: number): number {
  let at = from
  while (at < body.length && !isLineBreak(body[at])) at++
  return at
}

/** The first of the white space that ends at `offset`. */
export function startOfWhiteSpace(body: string, offset: number): number {
  let at = offset
  while (at > 0 && isWhiteSpace(body[at - 1])) at--
  return at
}

/** Behind the last of the white space that starts at `offset`. */
export function endOfWhiteSpace(body: string, offset: number): number {
  let at = offset
  while (at < body.length && isWhiteSpace(body[at])) at++
  return at
}

/** White space as JSON means it (RFC 8259). */
export const isBlank = (text: string) => /^[ \t\r\n]*$/.test(text)

const isWhiteSpace = (char: string | undefined) => char === ' ' || char === '\t' || isLineBreak(char)
