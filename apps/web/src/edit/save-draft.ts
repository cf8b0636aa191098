import { createEffect, on } from 'solid-js'
import type { Draft, Saved } from './create-draft.ts'
import { createSave, type Save, type SaveOptions } from './save.ts'

/** What is sent: the draft, and the revision it was made from (0 for a new item). */
interface Sent<T> {
  value: T
  revision: number
}

interface DraftSaveOptions<T extends object, O> extends Omit<SaveOptions<Sent<T>, O>, 'input' | 'body' | 'onSaved'> {
  draft: Draft<T>
  /** The item as the answer has it. */
  saved: (output: O) => Saved<T>
  /** After the draft has become clean: put the answer into the cache, go to the new item's page. */
  onSaved?: (output: O) => void
}

/**
 * Saves a draft. What is typed meanwhile stays, on top of the new revision. A save that did not reach the server is sent when it is back,
 * as it was when Save was pressed, unless the draft was merged or discarded since.
 */
export function createDraftSave<T extends object, O>(options: DraftSaveOptions<T, O>): Save {
  const { draft } = options
  const save = createSave<Sent<T>, O>({
    ...options,
    input: () => ({ value: draft.copy(), revision: draft.revision() }),
    body: ({ value }) => value,
    onSaved: (output, { value }) => {
      draft.saved(options.saved(output), value)
      options.onSaved?.(output)
    },
  })
  createEffect(
    on(
      () => [draft.revision(), draft.dirty()] as const,
      ([, dirty], before) => {
        if (before && (!dirty || before[0] !== draft.revision())) save.forget()
      },
    ),
  )
  return save
}
