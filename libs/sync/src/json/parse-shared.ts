import { type Node, parseTree, type ParseError } from 'jsonc-parser'
import { findBadNesting } from './nesting.ts'
import { isBlank } from './trivia.ts'
import { placeOf } from './unreadable-json.ts'

/** A shared JSON file, read: where everything stands in its text. */
export interface SharedJson {
  /** The text without its byte order mark. Offsets count from here. */
  body: string
  bom: '' | typeof byteOrderMark
  /** The root object; undefined when the file holds white space alone. */
  root: Node | undefined
  /** Members by key, per object, filled as objects are asked. */
  members: Map<Node, Map<string, Node[]>>
}

const byteOrderMark = '\uFEFF'

/**
 * Reads a shared JSON file. A byte order mark, comments and trailing commas are tolerated; white space alone counts as
 * an empty object.
 *
 * @returns the file, or one sentence that says what is wrong, at which line and column, and what to do
 */
export function parseShared(text: string): SharedJson | { error: string } {
  if (last?.text !== text) last = { text, shared: parse(text) }
  return last.shared
}

/** A file is judged, edited and made undoable one after the other, from one text; a long one takes a quarter of a second to parse. */
let last: { text: string; shared: SharedJson | { error: string } } | undefined

function parse(text: string): SharedJson | { error: string } {
  const bom = text.startsWith(byteOrderMark) ? byteOrderMark : ''
  const body = text.slice(bom.length)
  if (isBlank(body)) return { body, bom, root: undefined, members: new Map() }
  const nesting = findBadNesting(body)
  if (nesting) return unreadable(body, nesting.offset, nesting.problem)
  const errors: ParseError[] = []
  const root = parseTree(body, errors, { allowTrailingComma: true })
  const [first] = errors
  if (first) return unreadable(body, first.offset, wordings[first.error] ?? 'This is not JSON')
  if (root?.type !== 'object') return unreadable(body, root?.offset ?? 0, `The file must hold one object in braces, not ${article(root)}`)
  return { body, bom, root, members: new Map() }
}

const unreadable = (body: string, offset: number, problem: string) => ({
  error: `${problem}, at ${placeOf(body, offset)}: correct the file, then run the command again.`,
})

/** The kind of a value with its article: "a string", "an object". */
export function article(node: Node | undefined): string {
  if (!node || node.type === 'null') return 'null'
  return node.type === 'object' || node.type === 'array' ? `an ${node.type}` : `a ${node.type}`
}

/** By `ParseErrorCode` of jsonc-parser, a const enum that isolated modules cannot read. */
const wordings: Record<number, string> = {
  1: 'This is not JSON',
  2: 'A number is not written as JSON writes numbers',
  3: 'A key in double quotes is missing',
  4: 'A value is missing',
  5: 'A colon is missing behind a key',
  6: 'A comma is missing',
  7: 'A closing brace is missing',
  8: 'A closing bracket is missing',
  9: 'The file goes on behind the end of its object',
  11: 'A comment is not closed',
  12: 'A string is not closed',
  13: 'A number is not written as JSON writes numbers',
  14: 'A \\u escape needs four hexadecimal digits',
  15: 'A backslash stands before a character that takes none',
  16: 'A string holds a control character that must be escaped',
}
