import type { Api } from '@ccm/client'
import { readError } from '@ccm/client'
import type { ChangedProfile, MarkedComponents, Scope } from '@ccm/contract'
import { useNavigate } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { patchRows } from '../../edit/optimistic.ts'
import { withUndo } from '../../edit/undo.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { count } from '../../ui/count.ts'
import { useToasts } from '../../ui/toasts.tsx'
import { type Marking, patchMarks, sayMarked, sayNotMarked } from './marks.ts'
import type { Subject } from './subject.ts'
import { askBeforeDelete } from './usage-question.tsx'

export interface Addition extends Subject {
  profile: { id: string; name: string }
  scope: Scope
}

interface ListedRow {
  id: string
  profiles: number
  firstProfile: string | null
}

const isListed = (value: unknown): value is ListedRow => typeof value === 'object' && value !== null && 'firstProfile' in value

const were = ({ ids }: Subject) => (ids.length === 1 ? 'was' : 'were')

/** Everything that can be done to components from the list. Shown at once, taken back when it fails, with one undo. */
export function createActs(api: Api, onDeleted: (ids: readonly string[]) => void) {
  const queries = useQueryClient()
  const toasts = useToasts()
  const confirm = useConfirm()
  const navigate = useNavigate()
  const mark = withUndo<Marking, MarkedComponents>({
    keys: [['components']],
    patch: patchMarks,
    send: ({ who: _who, ids, ...marks }) => api.components.mark.mutate({ changes: [{ ...marks, ids: [...ids] }] }),
    done: sayMarked,
    failed: sayNotMarked,
    undo: async (_marking, { undo }) => (undo.length > 0 ? api.components.mark.mutate({ changes: undo }) : undefined),
  })

  const removal = (force: boolean) => ({
    keys: [['components'], ['profiles']],
    patch: ({ ids }: Subject) => {
      const gone = new Set(ids)
      return patchRows(isListed, (row) => (gone.has(row.id) ? undefined : row))
    },
    send: ({ ids }: Subject) => api.components.removeMany.mutate({ ids: [...ids], force }),
    done: ({ who }: Subject) => `${who} deleted.`,
    failed: (subject: Subject) => `${subject.who} ${were(subject)} not deleted`,
    onDone: (_output: unknown, { ids }: Subject) => onDeleted(ids),
  })
  const removeUnused = withUndo({ ...removal(false), undo: ({ ids }) => api.components.restoreMany.mutate({ ids: [...ids] }) })
  // What was listed somewhere cannot be put back there with one press, so this one is asked about first.
  const removeUsed = withUndo(removal(true))
  const remove = async (subject: Subject) => {
    try {
      const usage = await api.components.usageMany.query({ ids: [...subject.ids] })
      if (usage.used === 0) return removeUnused.run(subject)
      if (await confirm(askBeforeDelete(subject, usage))) removeUsed.run(subject)
    } catch (error) {
      refuse(`${subject.who} ${were(subject)} not deleted`, error, () => void remove(subject))
    }
  }

  const add = withUndo<Addition, ChangedProfile>({
    keys: [['components'], ['profiles']],
    patch: ({ ids, profile }) => {
      const meant = new Set(ids)
      return patchRows(isListed, (row) =>
        meant.has(row.id) && row.profiles === 0 ? { ...row, profiles: 1, firstProfile: profile.name } : row,
      )
    },
    send: ({ ids, profile, scope }) => api.profiles.add.mutate({ id: profile.id, componentIds: [...ids], scope }),
    done: ({ ids, who, profile }, { changed }) => {
      if (changed.length === 0) return `Nothing to add: ${profile.name} lists ${who} already.`
      return `${changed.length === ids.length ? who : count(changed.length, 'component')} added to ${profile.name}.`
    },
    failed: (addition) => `${addition.who} ${were(addition)} not added to ${addition.profile.name}`,
    undo: async (_addition, { id, changed }) =>
      changed.length > 0 ? api.profiles.removeComponents.mutate({ id, componentIds: changed }) : undefined,
  })

  const duplicate = async (id: string, who: string) => {
    try {
      const made = await api.components.duplicate.mutate({ id })
      void queries.invalidateQueries({ queryKey: ['components'] })
      navigate(`/components/${made.id}`)
    } catch (error) {
      refuse(`${who} was not duplicated`, error, () => void duplicate(id, who))
    }
  }
  const refuse = (what: string, error: unknown, run: () => void) =>
    toasts.show({ kind: 'error', text: `${what}: ${readError(error).message}`, action: { label: 'Retry', run } })

  return { mark: mark.run, remove, add: add.run, duplicate }
}

export type Acts = ReturnType<typeof createActs>
