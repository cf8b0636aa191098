import type { Scope } from '@ccm/contract'
import { useToasts } from '../../ui/toasts.tsx'
import type { Contents } from '../create-contents.ts'
import type { Editor } from '../create-editor.ts'
import type { KnownComponent } from '../queries.ts'

/** What can be done with the rows of a profile. Everything waits for the save. */
export interface Acts {
  move: (from: number, to: number) => void
  setScope: (index: number, scope: Scope) => void
  remove: (index: number) => void
  /** Puts components at the end; what was left out comes in again. */
  add: (components: readonly KnownComponent[]) => void
  exclude: (componentId: string) => void
  include: (componentId: string) => void
}

export function createActs({ draft }: Editor, contents: Contents): Acts {
  const toasts = useToasts()
  const without = (ids: readonly string[]) => (excluded: string[]) => excluded.filter((id) => !ids.includes(id))
  const putBack = (index: number, row: Editor['draft']['value']['components'][number]) => {
    if (draft.value.components.some(({ componentId }) => componentId === row.componentId)) return
    draft.set('components', (rows) => rows.toSpliced(index, 0, row))
  }
  return {
    move: (from, to) =>
      draft.set('components', (rows) => {
        const row = rows[from]
        return row ? rows.toSpliced(from, 1).toSpliced(to, 0, row) : rows
      }),
    setScope: (index, scope) => draft.set('components', index, 'scope', scope),
    remove: (index) => {
      const row = draft.copy().components[index]
      if (!row) return
      draft.set('components', (rows) => rows.toSpliced(index, 1))
      const text = `${contents.nameOf(row.componentId)} removed. It waits for the save.`
      toasts.show({ text, action: { label: 'Undo', run: () => putBack(index, row) } })
    },
    add: (components) => {
      contents.learn(components)
      const ids = components.map(({ id }) => id)
      const listed = new Set(draft.value.components.map(({ componentId }) => componentId))
      const fresh = ids.filter((id) => !listed.has(id)).map((componentId) => ({ componentId, scope: 'project' as const }))
      draft.set('components', (rows) => [...rows, ...fresh])
      draft.set('exclude', without(ids))
    },
    exclude: (id) => draft.set('exclude', (excluded) => [...without([id])(excluded), id]),
    include: (id) => draft.set('exclude', without([id])),
  }
}
