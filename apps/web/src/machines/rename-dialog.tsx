import type { Machine } from '@ccm/contract'
import { createSignal } from 'solid-js'
import { announce } from '../edit/announce.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { createUpdate } from './update-machine.ts'

/** What a machine is called. */
export default function RenameDialog(props: { machine: Machine; onClose: () => void }) {
  const [name, setName] = createSignal(props.machine.name)
  const update = createUpdate((machine) => {
    announce(`${machine.name} saved`)
    props.onClose()
  })
  const reason = () => {
    if (name().trim() === '') return 'A machine needs a name.'
    return name().trim() === props.machine.name ? 'Nothing has changed.' : undefined
  }
  const save = () => {
    if (reason() || update.busy()) return
    update.send({ id: props.machine.id, expectedRevision: props.machine.revision, name: name().trim() })
  }
  return (
    <Dialog
      open
      title={
        <>
          Rename <span class="mono">{props.machine.displayName}</span>
        </>
      }
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" busy={update.busy()} reason={reason()} onClick={save}>
            {update.busy() ? 'Saving' : 'Rename machine'}
          </Button>
        </>
      }
    >
      <div class="pt-2">
        <TextField
          label="Name"
          mono
          autofocus
          maxLength={64}
          value={name()}
          onInput={setName}
          error={update.failure()}
          help="Only what it is called here. The computer itself keeps its own name."
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      </div>
    </Dialog>
  )
}
