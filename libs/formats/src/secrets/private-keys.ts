import type { Part } from './named-secrets.ts'

/** The longest private key that is looked for, in characters. */
const LONGEST = 32 * 1024

const end = /-----END (?:[A-Z]+ ){0,4}PRIVATE KEY-----/
/** A line of base64 behind a line break, which may stand there as `\n` in a text of JSON. */
const body = /(?:(?:\s|\\[nr])*[A-Za-z0-9+/=]{16,})+/y

/**
 * Private keys in PEM, up to where they end; without an end, as far as lines of base64 go. A heading with nothing below it, as in a sentence,
 * is none.
 */
export function* privateKeys(text: string): Generator<Part> {
  let done = 0
  for (const { index: start, 0: heading } of text.matchAll(/-----BEGIN (?:[A-Z]+ ){0,4}PRIVATE KEY-----/g)) {
    if (start < done) continue
    const from = start + heading.length
    const rest = text.slice(from, from + LONGEST)
    const found = end.exec(rest)
    if (found && /[A-Za-z0-9+/=]{16,}/.test(rest.slice(0, found.index))) done = from + found.index + found[0].length
    else {
      body.lastIndex = from
      if (!body.test(text)) continue
      done = body.lastIndex
    }
    yield { start, end: done }
  }
}
