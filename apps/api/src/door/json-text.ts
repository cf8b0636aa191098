import { MAX_JSON_DEPTH } from '@ccm/contract'

const FORBIDDEN = ['__proto__', 'constructor', 'prototype']
/** The longest spelling of a forbidden key: every character as `\u0000`. */
const LONGEST = Math.max(...FORBIDDEN.map((key) => key.length)) * 6

/**
 * What is wrong with a JSON text before it is parsed, in words that go on from what it is: too deep, which would exhaust
 * the stack of whatever reads it next, a key that reaches into an object's prototype, or no JSON at all.
 */
export function checkJsonText(text: string): string | undefined {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char === QUOTE) {
      const end = endOfString(text, at)
      const key = keyAt(text, at, end)
      if (key !== undefined && FORBIDDEN.includes(key))
        return `holds the key "${key}", which is not taken at any depth. Choose another name.`
      at = end
    } else if (char === OPEN_OBJECT || char === OPEN_ARRAY) {
      depth += 1
      if (depth > MAX_JSON_DEPTH) return `is nested deeper than ${MAX_JSON_DEPTH} levels, so it was not read. Make it flatter.`
    } else if (char === CLOSE_OBJECT || char === CLOSE_ARRAY) depth -= 1
  }
  return isJson(text) ? undefined : 'is not valid JSON, so nothing was done. Send one JSON document.'
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const OPEN_OBJECT = 0x7b
const CLOSE_OBJECT = 0x7d
const OPEN_ARRAY = 0x5b
const CLOSE_ARRAY = 0x5d

/** Where the string that begins at `start` ends; the text's end when it does not. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charCodeAt(at)
    if (char === QUOTE) return at
    if (char === BACKSLASH) at += 1
  }
  return text.length
}

/** The string between two quotes, if a colon makes it a key short enough to be looked at. */
function keyAt(text: string, start: number, end: number): string | undefined {
  if (end - start - 1 > LONGEST) return undefined
  let next = end + 1
  while (next < text.length && ' \t\r\n'.includes(text.charAt(next))) next += 1
  if (text.charAt(next) !== ':') return undefined
  const raw = text.slice(start, end + 1)
  if (!raw.includes('\\')) return raw.slice(1, -1)
  return isJson(raw) ? String(JSON.parse(raw)) : undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
