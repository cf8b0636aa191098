import { type Accessor, type Component, createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'

/** Something the command palette offers besides pages and items. */
export interface PaletteAction {
  /** Verb and object: "Turn off", "New hook". */
  label: string
  icon?: Component<{ class?: string }>
  /** The keys that do the same. */
  keys?: string[]
  /** The name of what it acts on. Such acts stand first, under "For review-pr". */
  about?: string
  /** Other words it is found by. */
  words?: string
  /** Does it, once the palette has closed; or goes there. */
  run?: () => void
  href?: string
}

type Actions = () => PaletteAction[]

interface Registry {
  all: Accessor<PaletteAction[]>
  add: (actions: Actions) => () => void
}

const ActionsContext = createContext<Registry>()

export function PaletteActionsProvider(props: ParentProps) {
  const [lists, setLists] = createSignal<Actions[]>([])
  const registry: Registry = {
    all: () => lists().flatMap((actions) => actions()),
    add: (actions) => {
      setLists((before) => [...before, actions])
      return () => setLists((before) => before.filter((other) => other !== actions))
    },
  }
  return <ActionsContext.Provider value={registry}>{props.children}</ActionsContext.Provider>
}

/** Acts of a page, offered in the palette for as long as the page is shown. Asked each time the palette opens and while it is open. */
export function usePaletteActions(actions: Actions): void {
  const registry = useContext(ActionsContext)
  if (registry) onCleanup(registry.add(actions))
}

/** What pages offer now. */
export const useOfferedActions = (): Accessor<PaletteAction[]> => useContext(ActionsContext)?.all ?? (() => [])
