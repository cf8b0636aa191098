import { type Profile, UpdateProfile } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { type Accessor, createMemo } from 'solid-js'
import { useApi } from '../api.tsx'
import { createDraft, type Draft } from '../edit/create-draft.ts'
import { fieldAmong } from '../edit/issues.ts'
import type { Save } from '../edit/save.ts'
import { createDraftSave } from '../edit/save-draft.ts'
import { createValidation, type Validation } from '../edit/validate.ts'
import { judge, ProfileDraft, savedOf } from './profile-draft.ts'
import { profileQueries } from './queries.ts'

/** One profile in its editor: the draft, what is wrong with it, and its save. */
export interface Editor {
  id: string
  draft: Draft<ProfileDraft>
  /** A plain copy of the draft; the same one until it changes. */
  value: Accessor<ProfileDraft>
  validation: Validation
  save: Save
}

interface EditorOptions {
  /** The profile as the server has it. */
  profile: Accessor<Profile>
  /** Called with the fields that are wrong: the page shows their tab. */
  onRefused: (fields: string[]) => void
}

/** What shows what is wrong. Rows of the lists show their own. */
export const fields = ['name', 'description', 'extends', 'exclude', 'variables', 'components']

export function createEditor(options: EditorOptions): Editor {
  const api = useApi()
  const queries = useQueryClient()
  const { id } = options.profile()
  const draft = createDraft({ key: () => `profile:${id}`, schema: ProfileDraft, saved: () => savedOf(options.profile()) })
  const value = createMemo(() => draft.copy())
  const validation = createValidation(value, judge)
  const save = createDraftSave<ProfileDraft, Profile>({
    draft,
    validation,
    field: fieldAmong(fields),
    send: ({ value: sent, revision }) => api.profiles.update.mutate(UpdateProfile.parse({ id, expectedRevision: revision, ...sent })),
    saved: savedOf,
    said: ({ revision }) => `Rev ${revision} saved`,
    onSaved: (saved) => {
      queries.setQueryData(profileQueries.get(api, id).queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['profiles'] })
      void queries.invalidateQueries({ queryKey: ['components'] })
    },
    onStale: () => void queries.invalidateQueries({ queryKey: profileQueries.get(api, id).queryKey }),
    onRefused: options.onRefused,
  })
  return { id, draft, value, validation, save }
}
