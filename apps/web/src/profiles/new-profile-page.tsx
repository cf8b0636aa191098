import { CreateProfile, type Profile } from '@ccm/contract'
import { useNavigate, useSearchParams } from '@solidjs/router'
import { useQueryClient } from '@tanstack/solid-query'
import { createMemo } from 'solid-js'
import { useApi } from '../api.tsx'
import { createDraft } from '../edit/create-draft.ts'
import { EditorNotes } from '../edit/editor-notes.tsx'
import { fieldAmong } from '../edit/issues.ts'
import { useLeaveGuard } from '../edit/leave-guard.tsx'
import { createDraftSave } from '../edit/save-draft.ts'
import { whyNotSaved } from '../edit/stale-note.tsx'
import { createValidation } from '../edit/validate.ts'
import { Page } from '../ui/page.tsx'
import { SaveBar } from '../ui/save-bar.tsx'
import { IdentityFields } from './identity-fields.tsx'
import { judge, newProfile, ProfileDraft } from './profile-draft.ts'
import { profileQueries } from './queries.ts'

const fields = ['name', 'description', 'extends']

/** A new profile: its name and what it builds on. Components are put in once it is there. */
export default function NewProfilePage() {
  const api = useApi()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [search] = useSearchParams<{ name?: string }>()
  const draft = createDraft({
    key: () => 'profile:new',
    schema: ProfileDraft,
    saved: () => undefined,
    initial: { ...newProfile, name: search.name ?? '' },
  })
  const value = createMemo(() => draft.copy())
  const validation = createValidation(value, judge)
  const save = createDraftSave<ProfileDraft, Profile>({
    draft,
    validation,
    field: fieldAmong(fields),
    send: ({ value: sent }) => api.profiles.create.mutate(CreateProfile.parse(sent)),
    // The next new profile begins empty again.
    saved: () => ({ value: newProfile, revision: 0 }),
    said: ({ name }) => `${name} created`,
    onSaved: (profile) => {
      queries.setQueryData(profileQueries.get(api, profile.id).queryKey, profile)
      void queries.invalidateQueries({ queryKey: ['profiles'] })
      draft.discard()
      navigate(`/profiles/${profile.id}`, { replace: true })
    },
  })
  useLeaveGuard(draft.dirty, () => value().name || 'the new profile')
  return (
    <Page title="New profile" parent={{ title: 'Profiles', href: '/profiles' }}>
      <EditorNotes draft={draft} save={save} />
      <form
        class="min-h-0 grow overflow-auto"
        aria-label="New profile"
        onFocusOut={validation.onFocusOut}
        onSubmit={(event) => {
          event.preventDefault()
          save.save()
        }}
      >
        <div class="max-w-180">
          <IdentityFields draft={draft} save={save} />
        </div>
      </form>
      <SaveBar
        label="Create profile"
        busyLabel="Creating"
        busy={save.busy()}
        reason={whyNotSaved(draft)}
        onSave={() => save.save()}
        onDiscard={draft.dirty() ? () => draft.discard() : undefined}
      >
        <p class="text-muted">Components are added in its editor, once it is there.</p>
      </SaveBar>
    </Page>
  )
}
