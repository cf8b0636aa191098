import { isDummy, looksChosen, looksRandom } from './literal.ts'
import { isPlace, kindOf } from './secret-names.ts'

/** A part of a text, from `start` to before `end`. */
export interface Part {
  start: number
  end: number
}

/** `API_KEY=`, `"apiKey": `, `api_key: >-`, `API_KEY:-`, `--api-key=`; the name is the second group. */
const assigned =
  /(?<![\w-])(-{0,2})([A-Za-z][\w-]*)\\?["'`]?[^\S\n]{0,8}(?::-|[:=]=?)>?[^\S\n]{0,8}(?:[|>][+-]?[^\S\n]{0,8}\r?\n[^\S\n]{0,80})?/g
/** `--api-key `, `"--api-key", `, also on the next line of a list. */
const flagged = /(?<![\w-])(--?)([A-Za-z][\w-]*)(?:\\?["'`]?\s{0,8},\s{0,80}|[^\S\n]{1,8}|\\?["'`]?\s{0,8}\n[^\S\n]{0,80}-[^\S\n]{1,8})/g

const opening = /\\?["'`]/y
const scheme = /(?:Bearer|Basic|Token|Digest)[^\S\n]+/iy
/** As long as a value is looked at. A longer one is masked up to its end all the same. */
const bare = /[^\s"'`,;&|<>()[\]{}\\]{1,512}/y
const tail = /[^\s"'`,;&|<>()[\]{}\\]*/y
const closed = { '"': /(?:[^"\\\n]|\\.)*/y, "'": /[^'\n]*/y, '`': /[^`\n]*/y, '\\': /[^\\\n]*/y }

/** What stands under names that say that it is a secret, and looks like a value. */
export function* namedSecrets(text: string): Generator<Part> {
  for (const pattern of [assigned, flagged]) {
    for (const found of text.matchAll(pattern)) {
      const [whole, dashes = '', name = ''] = found
      const kind = kindOf(name)
      if (kind === undefined) continue
      const value = valueAt(text, found.index + whole.length)
      // Prose has colons too; what is named like a variable or a flag, quoted, or fills its line is meant.
      const isMeant = value.isQuoted || dashes !== '' || /^[A-Z][A-Z0-9_]*$/.test(name) || fillsLine(text, found.index, value.end)
      if (isSecret(text.slice(value.start, value.end), kind, { ...value, isMeant })) yield ended(text, value)
    }
  }
}

interface Value extends Part {
  isQuoted: boolean
  /** It follows `Bearer` or the like. */
  hasScheme: boolean
}

function valueAt(text: string, from: number): Value {
  const quote = match(opening, text, from)
  const inside = from + quote.length
  const start = inside + match(scheme, text, inside).length
  const sign = quote[0]
  const pattern = sign === '"' || sign === "'" || sign === '`' || sign === '\\' ? closed[sign] : bare
  const end = start + match(pattern, text, start).length
  return { start, end, isQuoted: quote !== '', hasScheme: start > inside }
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

/** A line of YAML or of an env file: nothing but white space, a list's dash or `export` before the name, and nothing behind the value. */
function fillsLine(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 80), start)
  const behind = text.slice(end, end + 80)
  return /(?:^|\n)\s*(?:- +|export +|set +)?$/.test(before) && /^[^\S\n]*(?:#.*)?(?:\r?\n|$)/.test(behind)
}

/** References to values that are elsewhere; a lower-case `$word` may be part of a password. */
const references = /\$\{[^}\n]{0,200}\}|\{\{[^}\n]{0,200}\}\}|\$[A-Z_][A-Z0-9_]*|%[A-Z_][A-Z0-9_]*%|\$\(/g

function isSecret(
  value: string,
  kind: 'password' | 'secret',
  { isQuoted, hasScheme, isMeant }: Omit<Value, keyof Part> & { isMeant: boolean },
): boolean {
  const own = value.replace(references, '')
  if (own.length < 6 || isPlace(value) || isDummy(own)) return false
  if (/\s/.test(own)) return kind === 'password' && isQuoted && own.length >= 8 && !/\n/.test(own)
  if (hasScheme || (kind === 'password' && isQuoted && own.length >= 8)) return true
  if (looksRandom(own) || !looksChosen(own)) return looksRandom(own)
  return kind === 'password' || (isMeant && isMixed(own))
}

/** More than words with hyphens between them. */
const isMixed = (text: string) => /\d/.test(text) || (/[a-z]/.test(text) && /[A-Z]/.test(text))

/** A bare value to where it really ends. */
const ended = (text: string, { start, end, isQuoted }: Value): Part => ({
  start,
  end: isQuoted ? end : end + match(tail, text, end).length,
})
