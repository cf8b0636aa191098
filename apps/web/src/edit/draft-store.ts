import type { Kept } from './kept.ts'

/** An unsaved edit as it is kept between visits. */
export interface KeptDraft<T> {
  /** When it was kept, in milliseconds since 1970. */
  at: number
  /** The revision it was made from; 0 for a new item. */
  revision: number
  /** What that revision said. */
  base: T
  value: T
  /** An older draft of the same item that nobody has continued or discarded yet. */
  earlier?: KeptDraft<T>
}

/** Checks the structure of what was kept; a zod schema fits. */
export interface Structure<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/** Unsaved edits by the key of what they edit. */
export interface DraftStore {
  read<T>(key: string, structure: Structure<T>): KeptDraft<T> | undefined
  /** Says whether the draft will be there after a reload. The oldest drafts of others make room. */
  write<T>(key: string, draft: KeptDraft<T>): boolean
  /** When the draft of a key was kept. */
  writtenAt(key: string): number | undefined
  remove(key: string): void
}

const prefix = 'draft:'

/** @param limit how many characters all drafts may have together */
export function createDraftStore(kept: Kept, limit = 1024 * 1024): DraftStore {
  const textOf = (key: string) => kept.get(prefix + key)
  const keys = () => kept.names().flatMap((name) => (name.startsWith(prefix) ? [name.slice(prefix.length)] : []))
  const writtenAt = (key: string) => timeOf(parse(textOf(key)))
  const remove = (key: string) => kept.remove(prefix + key)

  const othersByAge = (key: string) =>
    keys()
      .filter((other) => other !== key)
      .map((other) => ({ other, size: textOf(other)?.length ?? 0, at: writtenAt(other) ?? 0 }))
      .sort((a, b) => a.at - b.at)

  const makeRoom = (key: string, size: number) => {
    const others = othersByAge(key)
    let all = others.reduce((sum, other) => sum + other.size, size)
    for (const { other, size: freed } of others) {
      if (all <= limit) return
      remove(other)
      all -= freed
    }
  }
  return {
    read: (key, structure) => {
      const text = textOf(key)
      if (text === undefined) return undefined
      const draft = readDraft(parse(text), structure)
      if (!draft) remove(key)
      return draft
    },
    write: (key, draft) => {
      const text = JSON.stringify(draft)
      if (text.length > limit) return false
      makeRoom(key, text.length)
      return kept.set(prefix + key, text)
    },
    writtenAt,
    remove,
  }
}

function readDraft<T>(found: unknown, structure: Structure<T>): KeptDraft<T> | undefined {
  if (typeof found !== 'object' || found === null || !('value' in found) || !('base' in found) || !('revision' in found)) return undefined
  const at = timeOf(found)
  const base = structure.safeParse(found.base)
  const value = structure.safeParse(found.value)
  if (at === undefined || typeof found.revision !== 'number' || !base.success || !value.success) return undefined
  const earlier = 'earlier' in found ? readDraft(found.earlier, structure) : undefined
  return { at, revision: found.revision, base: base.data, value: value.data, ...(earlier && { earlier }) }
}

const timeOf = (found: unknown) =>
  typeof found === 'object' && found !== null && 'at' in found && typeof found.at === 'number' ? found.at : undefined

function parse(text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    console.warn('A kept draft could not be read and is left out.', error)
    return undefined
  }
}
