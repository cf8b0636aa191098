import { fromPointer, toPointer } from '@ccm/formats'
import { readJson, type Span } from '../../components/editor/read-json.ts'
import type { Hunk } from '../../ui/diff/text-diff.ts'

interface Texts {
  before: string | undefined
  after: string | undefined
}

/**
 * The key in JSON that all that changed in a hunk stands in, on both sides, as the names on the way to it. A list is named and not its
 * places, which move. None for a text that is no JSON object, and for the whole of it.
 */
export function keyPathOf({ lines }: Pick<Hunk, 'lines'>, { before, after }: Texts): string[] | undefined {
  const removed = lines.flatMap((line) => (line.kind === 'removed' ? (line.before ?? []) : []))
  const added = lines.flatMap((line) => (line.kind === 'added' ? (line.after ?? []) : []))
  const sides = [keyAround(before, removed), keyAround(after, added)].filter((path) => path !== undefined)
  const path = sides.reduce<string[] | undefined>(shared, undefined)
  return path && path.length > 0 ? path : undefined
}

function keyAround(text: string | undefined, lines: readonly number[]): string[] | undefined {
  const spans = text === undefined ? undefined : readJson(text).spans
  if (text === undefined || !spans || lines.length === 0) return undefined
  const first = placeOf(text, Math.min(...lines))
  const last = placeOf(text, Math.max(...lines))
  const around = [...spans].flatMap(([pointer, { from, to }]) => (from <= first.to && to > last.from ? [fromPointer(pointer)] : []))
  const depth = Math.max(0, ...around.map(({ length }) => length))
  const path = around.filter(({ length }) => length === depth).reduce<string[] | undefined>(shared, undefined) ?? []
  const isInList = () => text[spans.get(toPointer(...path.slice(0, -1)))?.from ?? text.length] === '['
  while (path.length > 0 && isInList()) path.pop()
  return path
}

/** What two ways begin with: several members may stand on one line. */
const shared = (before: string[] | undefined, next: string[]) => {
  const end = before?.findIndex((step, index) => step !== next[index]) ?? -1
  return (end < 0 ? before : before?.slice(0, end)) ?? [...next]
}

/** Where a line stands, counted from 1: from its first character to its end. */
function placeOf(text: string, line: number): Span {
  let from = 0
  for (let number = 1; number < line; number += 1) from = text.indexOf('\n', from) + 1
  const end = text.indexOf('\n', from)
  return { from, to: end < 0 ? text.length : end }
}
