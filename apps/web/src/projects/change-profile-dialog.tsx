import { readError } from '@ccm/client'
import type { Project } from '@ccm/contract'
import { createMemo, createSignal, For, Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { profileQueries } from '../profiles/queries.ts'
import { readArtifactId } from '../ui/artifact-id.ts'
import { Button } from '../ui/button.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Note } from '../ui/note.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { type ArtifactChanges, compareArtifacts, sayChanges } from './profile-impact.ts'
import { projectQueries } from './queries.ts'
import { createUpdate } from './update-project.ts'

/** Another profile for a project, and what its next sync would do then. */
export default function ChangeProfileDialog(props: { project: Project; onClose: () => void }) {
  const api = useApi()
  const toasts = useToasts()
  const [profileId, setProfileId] = createSignal<string | undefined>(props.project.profile?.id)
  const latest = useQuery(() => projectQueries.get(api, props.project.id))
  const profiles = useQuery(() => profileQueries.names(api))
  const current = useQuery(() => projectQueries.preview(api, props.project.id))
  const differs = () => profileId() !== props.project.profile?.id
  const next = useQuery(() => ({
    ...projectQueries.withProfile(api, props.project, profileId() ?? ''),
    enabled: differs() && profileId() !== undefined,
  }))
  const changes = createMemo((): ArtifactChanges | undefined => {
    if (!differs() || current.data === undefined) return undefined
    if (profileId() === undefined) return compareArtifacts(current.data.artifacts, [])
    return next.data !== undefined ? compareArtifacts(current.data.artifacts, next.data.artifacts) : undefined
  })
  const update = createUpdate((project) => {
    toasts.show({ text: `${project.name} follows ${project.profile?.name ?? 'no profile'} from its next ccm sync.` })
    props.onClose()
  })
  const save = () => {
    const { id, revision } = latest.data ?? props.project
    update.send({ id, expectedRevision: revision, profileId: profileId() ?? null })
  }
  return (
    <Dialog
      open
      title={
        <>
          Profile of <span class="mono">{props.project.name}</span>
        </>
      }
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" busy={update.busy()} reason={differs() ? undefined : 'It follows this profile already.'} onClick={save}>
            {update.busy() ? 'Changing' : 'Change profile'}
          </Button>
        </>
      }
    >
      <div class="grid gap-3 pt-2">
        <Show when={update.failure()}>{(text) => <Note kind="danger">Not changed: {text()}</Note>}</Show>
        <Field label="Profile">
          {(control) => (
            <Combobox
              control={control}
              mono
              allowNone
              placeholder="None"
              value={profileId()}
              options={profiles.data !== undefined ? profiles.data.map(({ id, name }) => ({ value: id, label: name, mono: true })) : []}
              onChoose={setProfileId}
            />
          )}
        </Field>
        <div aria-live="polite" class="text-muted">
          <Show when={differs()} fallback="Nothing on its machine changes before its next ccm sync, which shows its plan first.">
            <Show
              when={changes()}
              fallback={
                <Show when={current.isError || next.isError} fallback="Asking what that changes">
                  What that changes is not known: {readError(current.error ?? next.error).message}
                </Show>
              }
            >
              {(known) => <Changes changes={known()} />}
            </Show>
          </Show>
        </div>
      </div>
    </Dialog>
  )
}

/** So many of them are named. */
const named = 6

function Changes(props: { changes: ArtifactChanges }) {
  const lines = () => [
    ...props.changes.remove.map((id) => ({ sign: '−', word: 'Removes', tone: 'text-danger', id })),
    ...props.changes.update.map((id) => ({ sign: '~', word: 'Changes', tone: 'text-info', id })),
    ...props.changes.create.map((id) => ({ sign: '+', word: 'Writes', tone: 'text-positive', id })),
  ]
  return (
    <>
      <p class="font-[550] text-text">{sayChanges(props.changes)}</p>
      <p>Artifacts are counted, before the project's own overrides and variables. What somebody edited stays.</p>
      <ul class="mt-2 grid gap-0.5">
        <For each={lines().slice(0, named)}>
          {(line) => (
            <li class="flex gap-2">
              <span class={`w-3 text-center font-semibold ${line.tone}`} aria-hidden="true">
                {line.sign}
              </span>
              <span class="sr-only">{line.word} </span>
              <span class="mono min-w-0 break-all">
                {readArtifactId(line.id).path} <span class="text-small text-faint">{readArtifactId(line.id).part}</span>
              </span>
            </li>
          )}
        </For>
        <Show when={lines().length > named}>
          <li class="pl-5 text-small text-faint">and {lines().length - named} more</li>
        </Show>
      </ul>
    </>
  )
}
