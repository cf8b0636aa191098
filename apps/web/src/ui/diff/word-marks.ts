import { diffWordsWithSpace } from 'diff'
import type { DiffLine, Span } from './text-diff.ts'

/** Longer lines, and pairs beyond so many characters in all, are not compared word by word. */
const longestLine = 1_000
const mostCharacters = 200_000

/** Below this share of equal characters two lines are not a change of one another. */
const leastAlike = 0.3

/** Pairs the lines that went with those that came in their place, in order, and marks the words in which each pair differs. */
export function markWords(lines: DiffLine[]): DiffLine[] {
  const marked = [...lines]
  let budget = mostCharacters
  for (const [old, now] of pairs(lines)) {
    const [one, other] = [lines[old], lines[now]]
    if (!one || !other || one.text.length > longestLine || other.text.length > longestLine) continue
    budget -= one.text.length + other.text.length
    if (budget < 0) break
    const words = wordsOf(one.text, other.text)
    if (!words) continue
    marked[old] = { ...one, words: words.removed }
    marked[now] = { ...other, words: words.added }
  }
  return marked
}

/** The places of lines that belong together: the first that went in a block with the first that came, and so on. */
function pairs(lines: DiffLine[]): [number, number][] {
  const found: [number, number][] = []
  let [removed, added]: [number[], number[]] = [[], []]
  const close = () => {
    removed.slice(0, added.length).forEach((old, index) => found.push([old, added[index] ?? old]))
    ;[removed, added] = [[], []]
  }
  lines.forEach((line, at) => {
    if (line.kind === 'same') close()
    else (line.kind === 'removed' ? removed : added).push(at)
  })
  close()
  return found
}

function wordsOf(before: string, after: string): { removed: Span[]; added: Span[] } | undefined {
  const removed: Span[] = []
  const added: Span[] = []
  let [old, now] = [0, 0]
  let same = 0
  for (const change of diffWordsWithSpace(before, after)) {
    const { length } = change.value
    if (change.removed) removed.push({ from: old, to: old + length })
    else if (change.added) added.push({ from: now, to: now + length })
    else same += change.value.trim().length
    if (!change.added) old += length
    if (!change.removed) now += length
  }
  return same < leastAlike * Math.max(before.trim().length, after.trim().length)
    ? undefined
    : { removed: joinNear(removed, before), added: joinNear(added, after) }
}

/** `4` and `0` of `4.0` are one mark: nothing but a sign between them stayed. */
function joinNear(spans: Span[], line: string): Span[] {
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.from - last.to <= 1 && line.slice(last.to, span.from).trim() !== '') last.to = span.to
    else joined.push({ ...span })
  }
  return joined
}
