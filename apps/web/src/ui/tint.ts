/** What a stretch of code is, for its colour. */
export type TokenKind = 'key' | 'string' | 'number' | 'punctuation' | 'heading' | 'reference' | 'comment'

export interface Token {
  text: string
  kind?: TokenKind
}

export type Language = 'json' | 'markdown' | 'yaml' | 'shell' | 'text'

/** Longer files are shown without colours. */
const mostCharacters = 200_000
/** Longer lines too: a quoted string that never ends is searched for its end again and again. */
const longestLine = 2_000

const endings: [RegExp, Language][] = [
  [/\.jsonc?$/, 'json'],
  [/\.mdx?$/, 'markdown'],
  [/\.ya?ml$/, 'yaml'],
  [/\.(?:ba|z)?sh$/, 'shell'],
]

export const languageOf = (path: string): Language => endings.find(([ending]) => ending.test(path))?.[1] ?? 'text'

/** Splits a text into lines and each line into coloured stretches. The stretches of a line, joined, are the line. */
export function tint(text: string, language: Language): Token[][] {
  const lines = text.replace(/\n$/, '').split('\n')
  if (text.length > mostCharacters) return lines.map((line) => [{ text: line }])
  if (language === 'json') return lines.map((line) => withReferences(tintJson(line)))
  if (language === 'markdown') return tintMarkdown(lines)
  if (language === 'yaml')
    return lines.map((line) => withReferences(/^\s*#/.test(line) ? [{ text: line, kind: 'comment' }] : tintYaml(line)))
  if (language === 'shell') return lines.map((line) => withReferences(tintShell(line)))
  return lines.map((line) => withReferences([{ text: line }]))
}

const jsonToken = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*|\b(?:true|false|null)\b)|([{}[\],:]+)/g

function tintJson(line: string): Token[] {
  return split(line, jsonToken, ([whole, string, colon, number]) => {
    if (string === undefined) return [{ text: whole, kind: number === undefined ? 'punctuation' : 'number' }]
    if (colon === undefined) return [{ text: string, kind: 'string' }]
    return [
      { text: string, kind: 'key' },
      { text: colon, kind: 'punctuation' },
    ]
  })
}

/** Front matter between the first two `---` lines, fences, headings and whole-line comments. */
function tintMarkdown(lines: string[]): Token[][] {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  let fenced = false
  return lines.map((line, index) => {
    if (index === 0 && end > 0) return [{ text: line, kind: 'punctuation' }]
    if (index < end) return withReferences(tintYaml(line))
    if (index === end) return [{ text: line, kind: 'punctuation' }]
    if (/^\s*(?:```|~~~)/.test(line)) {
      fenced = !fenced
      return [{ text: line, kind: 'punctuation' }]
    }
    if (fenced) return withReferences([{ text: line }])
    if (/^#{1,6}\s/.test(line)) return withReferences([{ text: line, kind: 'heading' }])
    if (/^\s*<!--.*-->\s*$/.test(line)) return [{ text: line, kind: 'comment' }]
    return withReferences([{ text: line }])
  })
}

function tintYaml(line: string): Token[] {
  const [, indent = '', dash = '', key, colon = '', value = ''] = /^(\s*)(- )?(?:([\w-]+)(:))?(.*)$/.exec(line) ?? []
  const tokens: Token[] = [{ text: indent }, { text: dash, kind: 'punctuation' }]
  if (key !== undefined) tokens.push({ text: key, kind: 'key' }, { text: colon, kind: 'punctuation' })
  tokens.push({ text: value, kind: /^\s*-?\d[\d.]*\s*$|^\s*(?:true|false|null)\s*$/.test(value) ? 'number' : 'string' })
  return tokens.filter(({ text }) => text !== '')
}

const shellToken = /("(?:[^"\\]|\\.)*"|'[^']*')|((?<=^|\s)#.*$)/g

const tintShell = (line: string): Token[] =>
  split(line, shellToken, ([whole, string]) => [{ text: whole, kind: string === undefined ? 'comment' : 'string' }])

const reference = /\$\{[^{}\s]{1,200}\}|\{\{[^{}\n]{1,200}\}\}/g

/** Takes `${NAME}` and `{{name}}` out of whatever they stand in. */
const withReferences = (tokens: Token[]): Token[] =>
  tokens.flatMap((token) => split(token.text, reference, ([whole]) => [{ text: whole, kind: 'reference' }], token.kind))

/** Replaces each match by tokens and keeps what stands between them. */
function split(text: string, pattern: RegExp, toTokens: (match: RegExpExecArray) => Token[], between?: TokenKind): Token[] {
  if (text.length > longestLine) return [{ text, kind: between }]
  const tokens: Token[] = []
  let at = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > at) tokens.push({ text: text.slice(at, match.index), kind: between })
    tokens.push(...toTokens(match))
    at = match.index + match[0].length
  }
  if (at < text.length) tokens.push({ text: text.slice(at), kind: between })
  return tokens
}
