import type { Difference } from '@ccm/contract'

/** Why an act cannot be done with this text; undefined when it can be tried. */
export interface Reasons {
  take: string | undefined
  keep: string | undefined
  putBack: string | undefined
}

/** States in which a person changed something on the disk. */
const edited: ReadonlySet<Difference['state']> = new Set(['drifted', 'conflict', 'foreign', 'missing'])

/** Whether there is an edit to settle, and not just something that waits to be written. */
export const isEdited = ({ state }: Pick<Difference, 'state'>) => edited.has(state)

type Judged = Pick<Difference, 'takeProblem' | 'keepProblem' | 'library' | 'kind'>

/**
 * What the server says of the whole edit holds for the whole. Of a part of it only what shows here is known: it may do where the whole
 * does not.
 *
 * @param part the text that would be taken in place of what is on the disk; undefined for the whole
 */
export function reasonsFor(difference: Judged, part: string | undefined): Reasons {
  const { takeProblem, keepProblem, library } = difference
  const own = part === undefined ? undefined : partProblem(difference, part)
  return {
    take: part === undefined ? (takeProblem ?? undefined) : own,
    keep: part === undefined ? (keepProblem ?? undefined) : own,
    putBack: library === null ? 'The library does not name it any more, so there is nothing to put back.' : undefined,
  }
}

function partProblem({ library, kind }: Judged, part: string): string | undefined {
  if (part === library) return 'That is what the library says. Choose what to keep from the disk, or put it back.'
  if ((kind === 'key' || kind === 'element') && !isJson(part))
    return 'These parts together are no valid JSON. Choose others, or the whole edit.'
  return undefined
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
