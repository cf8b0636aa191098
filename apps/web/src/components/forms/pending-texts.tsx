import { createContext, createSignal, onCleanup, useContext } from 'solid-js'
import type { Failure } from '../../edit/save.ts'

/** What one part of a form sends to the library by itself, so that the config can name it. */
interface TextSource {
  /** Whether something is typed that the config does not name yet. */
  isPending: () => boolean
  /** Sends it now. Answers why something did not arrive; nothing once the config names it all. */
  settle: () => Promise<Failure | undefined>
}

/** What is typed in a form and stands in no draft yet: a save waits for it. */
export function createPendingTexts() {
  const [sources, setSources] = createSignal<readonly TextSource[]>([])
  const isPending = () => sources().some((source) => source.isPending())
  return {
    isPending,
    add: (source: TextSource) => void setSources((all) => [...all, source]),
    remove: (source: TextSource) => void setSources((all) => all.filter((other) => other !== source)),
    /** Nothing to wait for, or why the save cannot follow. */
    settle: (): Promise<Failure | undefined> | undefined =>
      isPending() ? Promise.all(sources().map((source) => source.settle())).then((said) => said.find((problem) => problem)) : undefined,
  }
}

export type PendingTexts = ReturnType<typeof createPendingTexts>

export const PendingTextsContext = createContext<PendingTexts>(createPendingTexts())

/** Has saves wait for a part of the form. When the part goes, it sends what it holds. */
export function usePendingTexts(source: TextSource): void {
  const pending = useContext(PendingTextsContext)
  pending.add(source)
  onCleanup(() => void source.settle().finally(() => pending.remove(source)))
}
