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
import { FieldGroup } from '../ui/field.tsx'
import { Page } from '../ui/page.tsx'
import { SaveBar } from '../ui/save-bar.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ExtendsField } from './extends-field.tsx'
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
          <FieldGroup title="Identity">
            <TextField
              label="Name"
              path="name"
              mono
              required
              maxLength={64}
              placeholder="typescript-web"
              value={draft.value.name}
              error={save.errors.at('name')}
              onInput={(name) => draft.set('name', name)}
            />
            <TextField
              label="Description"
              path="description"
              multiline
              rows={2}
              maxLength={1000}
              value={draft.value.description}
              error={save.errors.at('description')}
              onInput={(description) => draft.set('description', description)}
            />
          </FieldGroup>
          <FieldGroup title="Extends">
            <ExtendsField
              own={undefined}
              value={draft.value.extends}
              nameOf={() => undefined}
              error={save.errors.at('extends')}
              onInput={(parents) => draft.set('extends', parents)}
            />
          </FieldGroup>
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
