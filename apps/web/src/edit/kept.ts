/** Texts by name that outlive the page: the browser's storage, or a stand-in. */
export interface Kept {
  get(name: string): string | undefined
  /** Says whether the text will be there after a reload. */
  set(name: string, text: string): boolean
  remove(name: string): void
  names(): string[]
}

/** Kept for as long as the page is open. */
export function keepInMemory(): Kept {
  const texts = new Map<string, string>()
  return {
    get: (name) => texts.get(name),
    set: (name, text) => {
      texts.set(name, text)
      return false
    },
    remove: (name) => void texts.delete(name),
    names: () => [...texts.keys()],
  }
}

/**
 * Kept in the browser, under names that begin with `ccm:`. What the browser refuses, because it is full or set to keep nothing, is kept
 * in memory, and `onRefused` is told.
 *
 * @param open gives the browser's storage; may throw where sites may keep nothing
 */
export function keepInBrowser(open: () => Storage, onRefused: (reason: unknown) => void): Kept {
  const memory = keepInMemory()
  const attempt = <T>(act: (storage: Storage) => T, otherwise: T): T => {
    try {
      return act(open())
    } catch (reason) {
      onRefused(reason)
      return otherwise
    }
  }
  return {
    get: (name) => memory.get(name) ?? attempt((storage) => storage.getItem(prefix + name) ?? undefined, undefined),
    set: (name, text) => {
      const kept = attempt((storage) => {
        storage.setItem(prefix + name, text)
        return true
      }, false)
      if (kept) memory.remove(name)
      else memory.set(name, text)
      return kept
    },
    remove: (name) => {
      memory.remove(name)
      attempt((storage) => storage.removeItem(prefix + name), undefined)
    },
    names: () => [...new Set([...memory.names(), ...attempt(namesIn, [])])],
  }
}

const prefix = 'ccm:'

const namesIn = (storage: Storage) =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
    .filter((name) => name.startsWith(prefix))
    .map((name) => name.slice(prefix.length))
