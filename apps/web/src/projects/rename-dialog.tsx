import type { Project } from '@ccm/contract'
import { createSignal, Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { announce } from '../edit/announce.ts'
import { onInnerSaveKey } from '../edit/keys.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Note } from '../ui/note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { projectQueries } from './queries.ts'
import { createUpdate } from './update-project.ts'

/** What a project is called, and whether git shares its files. */
export default function RenameDialog(props: { project: Project; onClose: () => void }) {
  const api = useApi()
  const latest = useQuery(() => projectQueries.get(api, props.project.id))
  const [name, setName] = createSignal(props.project.name)
  const [description, setDescription] = createSignal(props.project.description)
  const [shared, setShared] = createSignal(props.project.shared)
  const update = createUpdate((project) => {
    announce(`${project.name} saved`)
    props.onClose()
  })
  const isSame = () =>
    name().trim() === props.project.name && description().trim() === props.project.description && shared() === props.project.shared
  const reason = () => (name().trim() === '' ? 'A project needs a name.' : isSame() ? 'Nothing has changed.' : undefined)
  const save = () => {
    if (reason() || update.busy()) return
    const { id, revision } = latest.data ?? props.project
    update.send({ id, expectedRevision: revision, name: name().trim(), description: description().trim(), shared: shared() })
  }
  return (
    <Dialog
      open
      title={
        <>
          Rename <span class="mono">{props.project.name}</span>
        </>
      }
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" busy={update.busy()} reason={reason()} onClick={save}>
            {update.busy() ? 'Saving' : 'Save project'}
          </Button>
        </>
      }
    >
      <div class="grid gap-3 pt-2" onKeyDown={onInnerSaveKey(save)}>
        <Show when={update.failure()}>{(text) => <Note kind="danger">Not saved: {text()}</Note>}</Show>
        <TextField
          label="Name"
          mono
          autofocus
          maxLength={128}
          value={name()}
          onInput={setName}
          error={update.failureAt('name')}
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
        <TextField
          label="Description"
          multiline
          rows={2}
          maxLength={1000}
          value={description()}
          onInput={setDescription}
          help={
            <>
              Stands where a template says <span class="mono text-small">{'{{projectDescription}}'}</span>.
            </>
          }
        />
        <CheckField
          label="Its files are committed to git"
          help="They then render the same on every machine, and a machine's override acts in settings.local.json."
          checked={shared()}
          onChange={setShared}
        />
      </div>
    </Dialog>
  )
}
