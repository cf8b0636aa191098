import { type Accessor, createComputed, createMemo, createSignal, on } from 'solid-js'
import { applyHunks, diffTexts } from '../../ui/diff/diff-lines.ts'
import type { Hunk } from '../../ui/diff/text-diff.ts'

/** Which hunks of an edit are meant: all of them until some are left out. */
export interface HunkChoice {
  hunks: Accessor<readonly Hunk[]>
  chosen: Accessor<ReadonlySet<number>>
  toggle: (index: number) => void
  /** The library's text with the chosen hunks in it. */
  text: Accessor<string>
  /** The same with one hunk alone. */
  textWith: (index: number) => string
}

/** @param library what would be written, and `disk` what stands there instead */
export function createHunkChoice(library: Accessor<string>, disk: Accessor<string>): HunkChoice {
  // An answer that says the same again must not undo what was chosen.
  const [before, after] = [createMemo(library), createMemo(disk)]
  const hunks = createMemo((): readonly Hunk[] => {
    const diff = diffTexts(before(), after())
    return diff.kind === 'hunks' ? diff.hunks : []
  })
  const [leftOut, setLeftOut] = createSignal<ReadonlySet<number>>(new Set())
  createComputed(on(hunks, () => setLeftOut(new Set<number>()), { defer: true }))
  const chosen = createMemo(() => new Set(hunks().flatMap(({ index }) => (leftOut().has(index) ? [] : [index]))))
  return {
    hunks,
    chosen,
    toggle: (index) =>
      setLeftOut((before) => {
        const after = new Set(before)
        if (!after.delete(index)) after.add(index)
        return after
      }),
    text: () => (chosen().size === hunks().length ? disk() : applyHunks(library(), hunks(), chosen())),
    textWith: (index) => applyHunks(library(), hunks(), [index]),
  }
}
