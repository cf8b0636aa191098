import type { Line, Style } from './styled.ts'

/**
 * What a terminal would obey instead of showing: C0 but tab and newline, DEL, C1, and the marks that change the direction of text.
 */
const obeyed = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** Text from servers and files, safe to print: what a terminal would obey becomes visible, so that nothing can hide. */
export const clean = (text: string): string => text.replace(/\r\n/g, '\n').replace(obeyed, visible)

function visible(char: string): string {
  const code = char.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}

/** JSON for a terminal or a pipe: the same value, with everything a terminal would obey written as an escape. */
export const cleanJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, escaped)

const escaped = (char: string) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`

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
      if (typeof part === 'string') return clean(part)
      const [on, off] = codes[part.style]
      return color ? `\u001b[${on}m${clean(part.text)}\u001b[${off}m` : clean(part.text)
    })
    .join('')
}
