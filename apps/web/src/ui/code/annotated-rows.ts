import type { Token } from '../tint.ts'

/** Who wrote a line. `inherited`: it comes from elsewhere; `here`: it was added here; `override`: it stands in another's place. */
export interface Origin {
  label: string
  /** Where that comes from in turn, faint behind it: the profile that brings a component. */
  from?: string
  href?: string
  tone: 'inherited' | 'here' | 'override'
}

/** What is to be said of a line. */
export interface LineNote {
  origin?: Origin
  /** What a save does to it. */
  mark?: 'added' | 'removed' | 'changed'
  /** It is of other components. */
  faint?: boolean
  /** It belongs to what is chosen elsewhere on the page. */
  chosen?: boolean
}

export interface AnnotatedRow extends LineNote {
  number: number
  tokens: Token[]
  /** The first of a run of lines with one origin. */
  first: boolean
}

const isSame = (one: Origin | undefined, other: Origin | undefined) =>
  one === other || (one?.label === other?.label && one?.from === other?.from && one?.href === other?.href && one?.tone === other?.tone)

/** Lines that are removed by a save are no lines of the text to come, and have no number of their own. */
export function toRows(lines: readonly Token[][], notes: readonly LineNote[]): AnnotatedRow[] {
  let number = 0
  return lines.map((tokens, at) => {
    const note = notes[at] ?? {}
    if (note.mark !== 'removed') number += 1
    return { ...note, number, tokens, first: note.origin !== undefined && (at === 0 || !isSame(note.origin, notes[at - 1]?.origin)) }
  })
}
