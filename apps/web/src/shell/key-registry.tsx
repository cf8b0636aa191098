import { type Accessor, createContext, createSignal, onCleanup, onMount, type ParentProps, useContext } from 'solid-js'
import { useSingleKeys } from '../edit/preferences.ts'
import { isAbovePage, onPlainKey, pressedIn } from '../ui/keys.ts'
import { modHeld } from '../ui/platform.ts'

/** A key and what it does, as the list of all keys shows it. */
export interface PageKey {
  /** As a `KeyHint` has them: `['Mod', 'S']`, `['Shift', 'N']`, `['C']`. */
  keys: string[]
  /** "New component". */
  does: string
  /** Does it. Left out where something else listens to the key already. */
  run?: (event: KeyboardEvent) => void
}

type Keys = () => PageKey[]

interface Registry {
  all: Accessor<PageKey[]>
  add: (keys: Keys) => () => void
}

const RegistryContext = createContext<Registry>()

export function KeyRegistryProvider(props: ParentProps) {
  const [lists, setLists] = createSignal<Keys[]>([])
  const registry: Registry = {
    all: () => lists().flatMap((keys) => keys()),
    add: (keys) => {
      setLists((before) => [...before, keys])
      return () => setLists((before) => before.filter((other) => other !== keys))
    },
  }
  return <RegistryContext.Provider value={registry}>{props.children}</RegistryContext.Provider>
}

/** Keys that work and are listed for as long as what asks for them is shown. A function gives those that count now. */
export function useKeys(keys: PageKey[] | Keys): void {
  const now = typeof keys === 'function' ? keys : () => keys
  const registry = useContext(RegistryContext)
  if (registry) onCleanup(registry.add(now))
  const run = (event: KeyboardEvent) => {
    const key = now().find((each) => each.run && isPressed(each.keys, event))
    if (!key) return
    event.preventDefault()
    key.run?.(event)
  }
  onPlainKey(run)
  const onCombined = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !(event.ctrlKey || event.metaKey || event.altKey) || isAbovePage(pressedIn(event))) return
    run(event)
  }
  onMount(() => document.addEventListener('keydown', onCombined))
  onCleanup(() => document.removeEventListener('keydown', onCombined))
}

/** What is listed now, the latest last. */
export const useListedKeys = (): Accessor<PageKey[]> => useContext(RegistryContext)?.all ?? (() => [])

/** The keys to name in a hint, or none where single ones are switched off. */
export function useKeyHint(): (keys: string[]) => string[] | undefined {
  const [singleKeys] = useSingleKeys()
  return (keys) => (singleKeys() || keys.length > 1 ? keys : undefined)
}

const named: Record<string, (event: KeyboardEvent) => boolean> = {
  Mod: modHeld,
  Shift: (event) => event.shiftKey,
  Alt: (event) => event.altKey,
}

/** Whether exactly these keys are held. Shift does not count for signs that need it on some keyboards, such as `?`. */
export function isPressed(keys: readonly string[], event: KeyboardEvent): boolean {
  const key = keys.at(-1) ?? ''
  const held = keys.slice(0, -1)
  if (event.key.toLowerCase() !== key.toLowerCase()) return false
  if (!held.every((name) => named[name]?.(event))) return false
  const isLetter = /^[a-z]$/i.test(key) || key.length > 1
  const spare =
    (!held.includes('Mod') && (event.ctrlKey || event.metaKey)) ||
    (!held.includes('Alt') && event.altKey) ||
    (isLetter && !held.includes('Shift') && event.shiftKey)
  return !spare
}
