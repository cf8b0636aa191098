import { type Accessor, createContext, createSignal, type ParentProps, useContext } from 'solid-js'
import { keepInBrowser, keepInMemory, type Kept } from './kept.ts'

interface KeptPlace {
  kept: Kept
  /** Whether the browser refused to keep something, so that it will not survive a reload. */
  refused: Accessor<boolean>
  /** Whether this is the first time somebody asks: for what is said once in a visit. */
  isFirstTelling: () => boolean
  /** Moves on when a preference was chosen. */
  chosen: Accessor<number>
  onChoose: () => void
}

const StorageContext = createContext<KeptPlace>()

/** Hands the browser's storage down from the entry. It is opened at each use: a browser may refuse it at any time. */
export function StorageProvider(props: ParentProps<{ open: () => Storage }>) {
  const [refused, setRefused] = createSignal(false)
  const kept = keepInBrowser(
    () => props.open(),
    (reason) => {
      if (!refused()) console.warn('This browser does not keep what this page hands it.', reason)
      setRefused(true)
    },
  )
  return <StorageContext.Provider value={{ ...placeOf(kept), refused }}>{props.children}</StorageContext.Provider>
}

/** Where texts outlive the page; without a provider above, for as long as what asks is shown. */
export const useStorage = (): KeptPlace => useContext(StorageContext) ?? placeOf(keepInMemory())

function placeOf(kept: Kept): KeptPlace {
  const [chosen, setChosen] = createSignal(0)
  let told = false
  const isFirstTelling = () => {
    const first = !told
    told = true
    return first
  }
  return { kept, refused: () => false, isFirstTelling, chosen, onChoose: () => void setChosen((times) => times + 1) }
}
