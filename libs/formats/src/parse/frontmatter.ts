import type { Json } from '@ccm/contract'
import { isAlias, isMap, isScalar, isSeq, parseDocument, Schema } from 'yaml'
import { trimBlankLines } from '../prose.ts'
import { nestsTooDeeply } from './nesting.ts'
import { quoteLoose } from './quote-loose.ts'

/** The most frontmatter that is read, in characters. */
const MAX_FRONTMATTER = 64 * 1024

/** A Markdown file in its two parts. */
export interface Markdown {
  /** `undefined` when the file has no frontmatter at all. */
  fields?: { [name: string]: Json }
  /** LF line endings, no blank lines around it. */
  body: string
}

/** Either the parts of a file, or why they cannot be told. */
export type MarkdownRead = { markdown: Markdown; problem?: undefined } | { markdown?: undefined; problem: string }

/**
 * Splits a Markdown file and reads its YAML frontmatter: core schema, no aliases, no merge keys. What does not parse gets a second,
 * lenient reading, as Claude Code gives it, in which values such as `Use when: asked` are text.
 *
 * @param text - the file, with any line endings and byte order mark
 * @param keepsText - top-level fields in which a number is kept as it is written where that is not how it would be written back, as in `1.0`
 */
export function readMarkdown(text: string, keepsText: (field: string) => boolean = () => false): MarkdownRead {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  if (!isRule(lines[0])) return { markdown: { body: trimBlankLines(text) } }
  const end = lines.findIndex((line, index) => index > 0 && isRule(line))
  if (end === -1) return { problem: 'Its frontmatter is never closed by a line "---".' }
  const yaml = `${lines.slice(1, end).join('\n')}\n`
  if (yaml.length > MAX_FRONTMATTER) return { problem: 'Its frontmatter is longer than 64 KB.' }
  if (nestsTooDeeply(yaml)) return { problem: 'Its frontmatter is nested too deeply.' }
  const { fields, problem } = readFields(yaml, keepsText)
  if (problem !== undefined) return { problem: `Its frontmatter cannot be read: ${problem}.` }
  return { markdown: { fields, body: trimBlankLines(lines.slice(end + 1).join('\n')) } }
}

const isRule = (line: string | undefined) => line !== undefined && /^---[ \t]*$/.test(line)

type FieldsRead = { fields: { [name: string]: Json }; problem?: undefined } | { fields?: undefined; problem: string }

function readFields(yaml: string, keepsText: (field: string) => boolean): FieldsRead {
  const strict = readYaml(yaml, keepsText)
  if (strict.problem === undefined) return strict
  const quoted = quoteLoose(yaml, (entry) => readYaml(entry, keepsText).problem === undefined)
  const loose = quoted === undefined ? strict : readYaml(quoted, keepsText)
  return loose.problem === undefined ? loose : strict
}

/** Made once: making it costs as much as reading a document. */
const schema = new Schema({ schema: 'core' })

function readYaml(yaml: string, keepsText: (field: string) => boolean): FieldsRead {
  try {
    const { contents, errors } = parseDocument(yaml, { schema, prettyErrors: false, logLevel: 'error' })
    const [error] = errors
    // The line of the opening "---" counts too.
    if (error) return { problem: `line ${yaml.slice(0, error.pos[0]).split('\n').length + 1}: ${lowerFirst(error.message)}` }
    if (contents === null || (isScalar(contents) && contents.value === null)) return { fields: {} }
    if (!isMap(contents)) return { problem: 'it is no list of fields' }
    return { fields: Object.fromEntries(contents.items.map(({ key, value }) => field(nameOf(key), value, keepsText))) }
  } catch (error) {
    if (error instanceof UnreadableYaml) return { problem: error.message }
    throw error
  }
}

const field = (name: string, value: unknown, keepsText: (field: string) => boolean): [string, Json] => [
  name,
  toJson(value, keepsText(name)),
]

/** YAML that has no counterpart in JSON, or that stands for more than is written there. */
class UnreadableYaml extends Error {}

function toJson(node: unknown, keepText: boolean): Json {
  if (isScalar(node)) return scalar(node, keepText)
  if (isSeq(node)) return node.items.map((item) => toJson(item, keepText))
  if (isMap(node)) return Object.fromEntries(node.items.map(({ key, value }) => [nameOf(key), toJson(value, keepText)]))
  if (isAlias(node)) throw new UnreadableYaml(`it refers to "*${node.source}"; quote the value if a "*" is meant`)
  return null
}

function scalar({ value, source }: { value: unknown; source?: string }, keepText: boolean): Json {
  if (typeof value === 'number')
    return Number.isFinite(value) && (!keepText || String(value) === source) ? value : (source ?? String(value))
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  return source ?? String(value)
}

/** A key as it is written: `1e3` and `null` are names here. */
function nameOf(key: unknown): string {
  if (isScalar(key)) return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))
  throw new UnreadableYaml('a name in it is no text')
}

const lowerFirst = (message: string) =>
  message.charAt(0).toLowerCase() +
  message
    .slice(1)
    .replace(/\s*\n[\s\S]*$/, '')
    .replace(/\.$/, '')
