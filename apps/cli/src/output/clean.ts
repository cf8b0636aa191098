import type { Line, Style } from './styled.ts'

/** What a terminal would obey instead of showing: C0 but tab and newline, DEL, C1, and the marks that change the direction of text. */
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/**
 * What nobody sees, so that a word could hold another one: soft hyphens, characters without a width, and tags. A joiner between two
 * pictures makes one of them.
 */
const unseen =
  /[\u00ad\u200b\u200c\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]|(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|\u200d(?!\p{Extended_Pictographic})/gu

/** Most lines hold nothing else, and are seen to be safe at once. */
const plain = /^[\t\n -~›]*$/

/** Text from servers and files, safe to print: what a terminal would obey, and what nobody would see, becomes visible. */
export const clean = (text: string): string =>
  plain.test(text) ? text : text.replace(/\r\n/g, '\n').replace(obeyed, visible).replace(unseen, visible)

/** The same within a line, which it can neither end nor begin. */
export const cleanLine = (text: string): string => clean(text).replaceAll('\n', '\u240a')

function visible(char: string): string {
  const code = char.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}

/** JSON for a terminal or a pipe: the same value, with everything a terminal would obey written as an escape. */
export const cleanJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|\udb40[\udc00-\udc7f]/g,
    escaped,
  )

const escaped = (chars: string) =>
  chars
    .split('')
    .map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

const codes: Record<Style, [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
}

/** A line as it is sent to a terminal or a file. Every piece is cleaned before it gets its colour. */
export function renderLine(line: Line, color: boolean): string {
  return line
    .map((part) => {
      if (typeof part === 'string') return cleanLine(part)
      const [on, off] = codes[part.style]
      return color ? `\u001b[${on}m${cleanLine(part.text)}\u001b[${off}m` : cleanLine(part.text)
    })
    .join('')
}
