import type { Library } from './library.ts'

/** The kept answer for a key, or a new one. */
export type Memo<T> = (library: Library, key: string, make: () => T) => T

interface Kept<T> {
  version: number
  answers: Map<string, T>
}

/**
 * Remembers answers for as long as a library's version stays, the newest `limit` of them. Each call makes a memory of
 * its own; each library has its own part of it.
 */
export function memo<T>(limit: number): Memo<T> {
  const libraries = new WeakMap<Library, Kept<T>>()
  return (library, key, make) => {
    const version = library.version()
    let kept = libraries.get(library)
    if (kept?.version !== version) {
      kept = { version, answers: new Map() }
      libraries.set(library, kept)
    }
    const { answers } = kept
    const known = answers.get(key)
    if (known !== undefined) return known
    const made = make()
    if (answers.size >= limit) forgetOldest(answers)
    answers.set(key, made)
    return made
  }
}

function forgetOldest(answers: Map<string, unknown>) {
  const oldest = answers.keys().next()
  if (!oldest.done) answers.delete(oldest.value)
}
