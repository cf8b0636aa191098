import { type Accessor, createMemo } from 'solid-js'
import { useStorage } from './storage.tsx'

/**
 * Something this person prefers in this browser, shown alike wherever it is asked for.
 *
 * @param name what it is kept under, for example `density`
 * @param read gives the value of what was kept; undefined for what is not understood
 */
export function usePreference<T extends string | number | boolean>(
  name: string,
  read: (kept: unknown) => T | undefined,
  otherwise: T,
): [Accessor<T>, (value: T) => void] {
  const { kept, chosen, onChoose } = useStorage()
  const value = createMemo(() => {
    chosen()
    return read(parse(name, kept.get(`pref:${name}`))) ?? otherwise
  })
  return [
    value,
    (next) => {
      kept.set(`pref:${name}`, JSON.stringify(next))
      onChoose()
    },
  ]
}

/** Whether keys without a modifier, such as single letters, do something while nobody types. */
export const useSingleKeys = () => usePreference('singleKeys', (kept) => (typeof kept === 'boolean' ? kept : undefined), true)

/** Where panes and columns remember their widths, in the form of a browser's storage. */
export function useWidths(): Pick<Storage, 'getItem' | 'setItem'> {
  const { kept } = useStorage()
  return {
    getItem: (name) => kept.get(`pref:${name}`) ?? null,
    setItem: (name, width) => void kept.set(`pref:${name}`, width),
  }
}

function parse(name: string, text: string | undefined): unknown {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    console.warn(`The preference "${name}" could not be read and is left out.`, error)
    return undefined
  }
}
