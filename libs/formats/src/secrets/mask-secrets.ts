/**
 * Texts with what looks like a secret masked, to be shown or sent.
 *
 * @packageDocumentation
 */
import { namedSecrets, type Part } from './named-secrets.ts'
import { privateKeys } from './private-keys.ts'
import { tokensIn } from './token-shapes.ts'

/** So short that it may stand elsewhere by chance; then only the places it was found at count. */
const SHORT = 8

const mask = /‹secret (\d+)›/g

/** A text in which something is masked. */
export const hasMask = (text: string): boolean => text.search(mask) !== -1

/**
 * Masks what looks like a secret as `‹secret 1›`, `‹secret 2›` and so on: tokens by their shape, and what stands under names such as
 * `API_KEY`, `--token` or `Authorization`, in JSON, YAML, shell scripts and prose alike. The same value has the same number in all of the
 * texts and is masked wherever it stands, so that a comparison still shows whether it changed. References such as `${NAME}` and
 * placeholders stay. The number of lines stays, too. Takes time in proportion to the texts.
 *
 * @param texts - what is shown together: the two sides of a comparison, for one
 * @returns the texts in the same order; those without anything to mask as they are
 */
export function maskSecrets(texts: string[]): string[] {
  const own = texts.map((text) => secretsIn(text))
  const values = new Set(texts.flatMap((text, index) => (own[index] ?? []).map(({ start, end }) => text.slice(start, end))))
  if (values.size === 0) return texts
  const everywhere = [...values].filter((value) => value.length >= SHORT)
  const numbers = new Map<string, number>()
  const first = firstFree(texts)
  return texts.map((text, index) => {
    const parts = apart([...(own[index] ?? []), ...everywhere.flatMap((value) => occurrences(text, value))])
    return replaced(text, parts, (value) => {
      const number = numbers.get(value) ?? first + numbers.size
      numbers.set(value, number)
      return `‹secret ${number}›`
    })
  })
}

const secretsIn = (text: string): Part[] => [
  ...privateKeys(text),
  ...[...tokensIn(text)].filter(({ name }) => name !== 'PRIVATE_KEY'),
  ...namedSecrets(text),
]

/** A mask that stands in a text already keeps its number to itself. */
const firstFree = (texts: string[]) =>
  1 + Math.max(0, ...texts.flatMap((text) => [...text.matchAll(mask)].map(([, number]) => Number(number))))

function occurrences(text: string, value: string): Part[] {
  const parts: Part[] = []
  for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
    parts.push({ start: at, end: at + value.length })
  }
  return parts
}

/** The same parts in order, those that touch or lie over each other as one. */
function apart(parts: Part[]): Part[] {
  const joined: Part[] = []
  for (const { start, end } of parts.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last && start < last.end) last.end = Math.max(last.end, end)
    else joined.push({ start, end })
  }
  return joined
}

/** What spans lines gives each of them the mask. */
function replaced(text: string, parts: Part[], masked: (value: string) => string): string {
  let result = ''
  let done = 0
  for (const { start, end } of parts) {
    const value = text.slice(start, end)
    const sign = masked(value)
    result += text.slice(done, start) + value.replace(/[^\r\n]+/g, sign)
    done = end
  }
  return result + text.slice(done)
}
