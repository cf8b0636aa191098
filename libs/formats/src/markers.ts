/** Which end of a marked block a line is, and the block's name. */
export interface Marker {
  kind: 'begin' | 'end'
  block: string
}

/** The line before a marked block of a shared text file, without a line ending. Claude Code strips such comments before the model reads. */
export const beginMarker = (block: string) => `<!-- ccm:begin ${block} -->`

/** The line behind a marked block, without a line ending. */
export const endMarker = (block: string) => `<!-- ccm:end ${block} -->`

/**
 * Reads one line as a marker. Only the whole line counts; white space at its end, a carriage return included, is tolerated.
 *
 * @param line - a line with or without its line ending
 * @returns `undefined` for any other line
 */
export function parseMarker(line: string): Marker | undefined {
  const match = /^<!-- ccm:(begin|end) ([a-z0-9]+(?:-[a-z0-9]+)*) -->\s*$/.exec(line)
  if (!match?.[1] || !match[2]) return undefined
  return { kind: match[1] === 'begin' ? 'begin' : 'end', block: match[2] }
}
