import { isPlaceholder, looksChosen, looksRandom } from './literal.ts'
import type { Span } from './token-shapes.ts'

const passwords = new Set(['password', 'passwd', 'passphrase', 'pwd'])
const secrets = new Set([...passwords, 'token', 'secret', 'authorization', 'credential', 'credentials', 'pat', 'apikey'])

/** What a name says its value is. `API_KEY`, `apiKey` and `x-api-key` are secrets; `PUBLIC_KEY`, `key` and `MAX_TOKENS` are not. */
export function kindOf(name: string): 'password' | 'secret' | undefined {
  const words = wordsOf(name)
  const last = words.at(-1) ?? ''
  if (words.includes('public')) return undefined
  if (passwords.has(last)) return 'password'
  return secrets.has(last) || (last === 'key' && words.length > 1) ? 'secret' : undefined
}

const wordsOf = (name: string) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())

/** The secret in what stands under a name, if the name says that one stands there. */
export function secretUnder(name: string, text: string): Span | undefined {
  const kind = kindOf(name)
  if (kind === undefined) return undefined
  const scheme = /^\s*(?:(?:Bearer|Basic|Token)\s+)?/i.exec(text)?.[0].length ?? 0
  const value = text.slice(scheme).trimEnd()
  const found =
    !/\s/.test(value) && !isPlace(value) && !isPlaceholder(value) && (kind === 'password' ? looksChosen(value) : looksRandom(value))
  if (!found) return undefined
  return { what: kind === 'password' ? 'a password' : 'a secret', name: envName(name), start: scheme, end: scheme + value.length }
}

/** Where a secret is kept, and not the secret: a path, or a URL without a password. */
export const isPlace = (value: string) => /^(?:~?\/|\.{1,2}\/|[A-Za-z]:\\|[a-z][a-z0-9+.-]*:\/\/)/i.test(value)

/** `--api-key=…`, `API_KEY=…` and `X-Api-Key: …` inside a command or an argument. */
const assignment = /(?<![\w-])-{0,2}([A-Za-z][\w-]*)(?:=|: ?)["']?((?:(?:Bearer|Basic|Token) )?[^\s"']{8,})/dgi

/** The secret that is assigned to a name inside a text. */
export function secretAssigned(text: string): Span | undefined {
  for (const found of text.matchAll(assignment)) {
    const [, name = '', value = ''] = found
    const at = found.indices?.[2]?.[0] ?? 0
    const secret = secretUnder(name, value)
    if (secret) return { ...secret, start: at + secret.start, end: at + secret.end }
  }
  return undefined
}

/** A name as one of an env var: `x-api-key` becomes `X_API_KEY`. */
export const envName = (name: string): string => {
  const made = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .toUpperCase()
  return made === 'AUTHORIZATION' ? 'ACCESS_TOKEN' : made
}
