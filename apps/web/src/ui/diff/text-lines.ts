/** A line of a text and how it ends; only the last one may have no ending. */
export interface TextLine {
  text: string
  ending: '\n' | '\r\n' | ''
}

/** The lines of a text, endings included: joined, they are the text. */
export const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

export function toTextLine(line: string): TextLine {
  const ending = line.endsWith('\r\n') ? '\r\n' : line.endsWith('\n') ? '\n' : ''
  return { text: line.slice(0, line.length - ending.length), ending }
}
