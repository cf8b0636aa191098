import { UsageError } from './errors.ts'
import { nearest } from './nearest.ts'

/** `There is no command "snyc"; did you mean "sync"?` */
export function noSuch(kind: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known)
  return `There is no ${kind} "${word}"${meant === undefined ? '.' : `; did you mean "${meant}"?`}`
}

/** A word that is none of the few that may stand there. */
export const unknownWord = (word: string, known: readonly string[], kind: string): UsageError =>
  new UsageError(`${noSuch(kind, word, known)} Use one of: ${known.join(', ')}.`)
