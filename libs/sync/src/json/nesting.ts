import { isLineBreak, nextLineBreak } from './trivia.ts'

/** The parser calls itself once per level; this is far from the end of its stack and from any file a person wrote. */
export const depthLimit = 1000

/**
 * Looks at brackets alone, before the parser does: one nested too deep, or one that closes another kind. Calls itself
 * for nothing, so that any file can be asked.
 */
export function findBadNesting(body: string): { offset: number; problem: string } | undefined {
  const closers: string[] = []
  for (let at = 0; at < body.length; at++) {
    const char = body[at]
    if (char === '"') at = endOfString(body, at)
    else if (char === '/') at = endOfComment(body, at)
    else if (char === '{' || char === '[') {
      if (closers.push(char === '{' ? '}' : ']') > depthLimit) return { offset: at, problem: tooDeep }
    } else if (char === '}' || char === ']') {
      const closer = closers.pop()
      if (closer !== undefined && closer !== char) return { offset: at, problem: `"${char}" stands where "${closer}" is needed` }
    }
  }
  return undefined
}

const tooDeep = `Objects and arrays are nested more than ${depthLimit} deep`

function endOfString(body: string, start: number): number {
  let at = start + 1
  while (at < body.length && body[at] !== '"' && !isLineBreak(body[at])) at += body[at] === '\\' ? 2 : 1
  return at
}

function endOfComment(body: string, start: number): number {
  if (body[start + 1] === '/') return nextLineBreak(body, start)
  if (body[start + 1] !== '*') return start
  const end = body.indexOf('*/', start + 2)
  return end === -1 ? body.length : end + 1
}
