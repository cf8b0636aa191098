import { createSignal, onCleanup, Show } from 'solid-js'
import Copy from '~icons/lucide/copy'
import Download from '~icons/lucide/download'
import { useApi } from '../api.tsx'
import { Button } from '../ui/button.tsx'
import { createCopy } from '../ui/copy.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FieldError } from '../ui/field.tsx'
import { createTask } from './create-task.ts'
import { PlaceField } from './place-field.tsx'
import type { Place } from './place.ts'

/** Hands out all values of one place as a `.env` file, readable. */
export default function ExportDialog(props: { onClose: () => void }) {
  const api = useApi()
  const task = createTask()
  const { word, copy } = createCopy()
  const [place, setPlace] = createSignal<Place | undefined>({})
  const [text, setText] = createSignal<string>()
  onCleanup(() => setText(undefined))
  const choose = (next: Place | undefined) => {
    setText(undefined)
    task.forget()
    setPlace(next)
  }
  const submit = () => void task.run(async () => void setText((await api.envVars.export.mutate(place() ?? {})).text))
  return (
    <Dialog
      open
      title="Export values"
      onClose={() => props.onClose()}
      footer={
        <Show
          when={text()}
          fallback={
            <>
              <Button data-autofocus onClick={() => props.onClose()}>
                Cancel
              </Button>
              <Button
                kind="primary"
                busy={task.busy()}
                reason={place() ? (text() === '' ? 'There are no values there.' : undefined) : 'Choose a place first.'}
                onClick={submit}
              >
                {task.busy() ? 'Exporting' : 'Export values'}
              </Button>
            </>
          }
        >
          {(told) => (
            <>
              <Button onClick={() => props.onClose()}>Close</Button>
              <Button icon={<Copy class="ic" />} onClick={() => void copy(told())}>
                <span aria-live="polite">{word()}</span>
              </Button>
              <Button kind="primary" icon={<Download class="ic" />} onClick={() => download(told())}>
                Download .env
              </Button>
            </>
          )}
        </Show>
      }
    >
      <p class="pb-3 text-muted">
        Every value of one place as a .env file, secrets in plain text. The activity log says which names were exported.
      </p>
      <div class="grid gap-3">
        <PlaceField value={place() ?? {}} onChoose={choose} />
        <Show when={text() !== undefined}>
          <p role="status">{text() === '' ? 'There are no values there.' : 'The file is ready. It is gone when this closes.'}</p>
        </Show>
        <Show when={task.failure()}>{(message) => <FieldError>Not exported: {message()}</FieldError>}</Show>
      </div>
    </Dialog>
  )
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = '.env'
  link.click()
  URL.revokeObjectURL(url)
}
