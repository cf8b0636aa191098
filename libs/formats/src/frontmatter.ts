import type { Json } from '@ccm/contract'
import { Document, isPair, isScalar, Schema, visit } from 'yaml'
import { trimBlankLines } from './prose.ts'

/** Free text and globs, quoted whatever they hold. */
const freeText: ReadonlySet<unknown> = new Set([
  'description',
  'argument-hint',
  'when_to_use',
  'initialPrompt',
  'command',
  'prompt',
  'paths',
])

/** Names and comma-separated names that no YAML reader takes for anything else. */
const plainText = /^[A-Za-z][A-Za-z0-9_-]*(?:, [A-Za-z][A-Za-z0-9_-]*)*$/
/** Words that some YAML reader takes for a boolean, for nothing or for a number. */
const keywords = /^(?:y|n|yes|no|on|off|true|false|null|e[0-9_]+)$/i

const isPlain = (text: string) => plainText.test(text) && !keywords.test(text) && !text.includes('---')

/**
 * A Markdown file with YAML frontmatter: `---`, the fields, `---`, a blank line, the text. Without fields it is the text alone.
 *
 * @param fields - written in their own order
 * @param body - blank lines around it are dropped
 */
export function markdownFile(fields: { [name: string]: Json }, body: string): string {
  const text = trimBlankLines(body)
  const yaml = Object.keys(fields).length === 0 ? '' : toYaml(fields)
  // A text that starts with a rule would be read as frontmatter if it stood at the top.
  if (yaml === '' && !text.startsWith('---')) return `${text}\n`
  return `---\n${yaml}---\n${text === '' ? '' : `\n${text}\n`}`
}

/** Made once: making it costs as much as writing a document. */
const schema = new Schema({ schema: 'core' })

function toYaml(fields: { [name: string]: Json }): string {
  const document = new Document(fields, { schema, aliasDuplicateObjects: false })
  visit(document, {
    Scalar(position, node, path) {
      if (typeof node.value !== 'string') return
      const field = path.findLast(isPair)
      const isFreeText = position !== 'key' && isScalar(field?.key) && freeText.has(field.key.value)
      node.type = isFreeText || !isPlain(node.value) ? 'QUOTE_DOUBLE' : 'PLAIN'
    },
  })
  return escapeRisky(document.toString({ lineWidth: 0, doubleQuotedAsJSON: true }))
}

/**
 * Escapes what readers differ on: control characters beyond ASCII, line separators, byte order marks, and `---`, which a reader
 * that looks for the end of the frontmatter may find inside a line. All of it can only stand between double quotes.
 */
const escapeRisky = (yaml: string) =>
  yaml.replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, toEscape).replaceAll('---', '--\\u002d')

const toEscape = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
