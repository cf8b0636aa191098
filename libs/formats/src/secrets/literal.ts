/** What people write where a secret would stand. */
const placeholder =
  /your|example|change-?_?me|replace|placeholder|x{4,}|dummy|sample|redacted|insert|secret-?_?here|goes-?_?here|<|>|‹secret|\.{3}|…|\*{3}/i

/** A reference to a value that is elsewhere: `${NAME}`, `$NAME`, `{{name}}`, `%NAME%`. */
const reference = /\$\{|\$[A-Za-z_]|\{\{|%[A-Za-z_]+%/

/** Words that are a default or say what belongs here. */
const words = new Set(['password', 'passwd', 'secret', 'token', 'pass', 'postgres', 'root', 'admin', 'test', 'none', 'null', 'undefined'])

/** It stands for a value and is none. */
export const isPlaceholder = (text: string): boolean => text === '' || reference.test(text) || isDummy(text)

/** It says what belongs here. */
export const isDummy = (text: string): boolean => placeholder.test(text) || words.has(text.toLowerCase()) || new Set(text).size < 5

/** A word, a number or an abbreviation, as people make names of. */
const plainPart = /^(?:[A-Za-z]?[a-z]*\d{0,2}|[A-Z]+|v?\d{1,4})$/

/** Nobody would make this up: long enough, and more than words and numbers with separators between them. */
export const looksRandom = (text: string): boolean =>
  text.length >= 16 && entropy(text) >= 3 && !text.split(/[-_.:/\s]+/).every((part) => plainPart.test(part))

/** Long enough, and of two kinds of characters. */
export function looksChosen(text: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(text))
  return text.length >= 8 && kinds.length >= 2 && entropy(text) >= 2.25
}

/** Bits a character of the text holds by how often each occurs (Shannon). */
function entropy(text: string): number {
  const counts = new Map<string, number>()
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1)
  return [...counts.values()].reduce((bits, count) => bits - (count / text.length) * Math.log2(count / text.length), 0)
}
