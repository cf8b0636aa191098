import fuzzysort from 'fuzzysort'
import type { Entry, Group } from './entries.ts'

/** A piece of a text: whether it is what was typed. */
export interface Piece {
  text: string
  match: boolean
}

/** An entry that was found, with the pieces to show. */
export interface Found {
  entry: Entry
  /** The higher the better; comparable within one search. */
  score: number
  name: Piece[]
  text: Piece[]
}

export interface FoundGroup {
  group: Group
  found: Found[]
}

/** How many rows a group shows. */
export const mostOfGroup = 8

/** Letters that lie further apart in a name than this are no match. */
const loosest = 0.2

/** Finds entries by what was typed: a name counts more than a tag, a tag more than the text. The best of each group first. */
export function rank(entries: readonly Entry[], typed: string): Found[] {
  const search = typed.trim()
  const found = entries.flatMap((entry) => match(entry, search) ?? [])
  return found.sort((a, b) => b.score - a.score || a.entry.name.length - b.entry.name.length || compare(a.entry.name, b.entry.name))
}

/** Groups in the order of their best row, each cut to what it shows. */
export function grouped(found: readonly Found[], most = mostOfGroup): FoundGroup[] {
  const names = [...new Set(found.map(({ entry }) => entry.group))]
  return names.map((group) => ({ group, found: found.filter(({ entry }) => entry.group === group).slice(0, most) }))
}

/**
 * Rows that came later join those that are shown: at the end of their group, groups that were not there at the end of all. What is shown
 * stays where it is.
 */
export function joined(shown: readonly FoundGroup[], later: readonly FoundGroup[], most = mostOfGroup): FoundGroup[] {
  const known = new Set(shown.flatMap(({ found }) => found.map(({ entry }) => entry.id)))
  const fresh = later.map(({ group, found }) => ({ group, found: found.filter(({ entry }) => !known.has(entry.id)) }))
  // A group that gains nothing stays the same object, and its rows the same elements.
  const grown = shown.map((before) => {
    const more = fresh.flatMap(({ group, found }) => (group === before.group ? found : []))
    if (more.length === 0) return before
    return { group: before.group, found: [...before.found, ...more].slice(0, Math.max(most, before.found.length)) }
  })
  return [...grown, ...fresh.filter(({ group, found }) => found.length > 0 && !shown.some((other) => other.group === group))]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function match(entry: Entry, search: string): Found | undefined {
  const plain = { entry, score: 0, name: whole(entry.name), text: whole(entry.text ?? '') }
  if (search === '') return plain
  const name = fuzzysort.single(search, entry.name)
  const isTogether = entry.name.toLowerCase().includes(search.toLowerCase())
  if (name && (isTogether || name.score >= loosest)) return { ...plain, score: 3 + name.score, name: pieces(entry.name, name.indexes) }
  const word = search.replace(/^#/, '').toLowerCase()
  if (entry.tags?.some((tag) => tag.toLowerCase().startsWith(word))) return { ...plain, score: 2 }
  const at = (entry.text ?? '').toLowerCase().indexOf(word)
  if (at >= 0 && word !== '') return { ...plain, score: 1, text: pieces(entry.text ?? '', range(at, word.length)) }
  if (word !== '' && entry.words?.toLowerCase().includes(word)) return { ...plain, score: 0.5 }
  // Words apart from each other: each is found somewhere.
  const words = word.split(/\s+/)
  const all = [entry.name, entry.text, entry.words, ...(entry.tags ?? [])].join(' ').toLowerCase()
  return words.length > 1 && words.every((each) => all.includes(each)) ? { ...plain, score: 0.25 } : undefined
}

const range = (from: number, length: number) => Array.from({ length }, (_, index) => from + index)

const whole = (text: string): Piece[] => (text === '' ? [] : [{ text, match: false }])

/** Cuts a text where matched letters begin and end. */
function pieces(text: string, matched: readonly number[]): Piece[] {
  const isMatched = new Set(matched)
  const cut: Piece[] = []
  for (let index = 0; index < text.length; index += 1) {
    const letter = text.charAt(index)
    const last = cut.at(-1)
    if (last && last.match === isMatched.has(index)) last.text += letter
    else cut.push({ text: letter, match: isMatched.has(index) })
  }
  return cut
}
