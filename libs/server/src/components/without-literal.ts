import type { Issue } from '@ccm/contract'

/** A secret that stood in a text at a path, and what stands for it from now on. */
export interface Literal {
  path: Issue['path']
  text: string
  reference: string
}

/** So short that it may stand elsewhere by chance; then only the path it was found at counts. */
const SHORT = 8

/** A value in which the reference stands for the literal, wherever it was. */
export function withoutLiteral(value: unknown, literal: Literal, at: Issue['path'] = []): unknown {
  if (typeof value === 'string') return replaced(value, literal, at)
  if (Array.isArray(value)) return value.map((item, index) => withoutLiteral(item, literal, [...at, index]))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutLiteral(member, literal, [...at, name])]))
}

function replaced(text: string, literal: Literal, at: Issue['path']): string {
  const isPlace = at.length === literal.path.length && at.every((part, index) => part === literal.path[index])
  return isPlace || literal.text.length >= SHORT ? text.replaceAll(literal.text, () => literal.reference) : text
}
