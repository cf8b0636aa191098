import type { EnvVar } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { createMemo, createSignal, For, onCleanup, Show } from 'solid-js'
import { useApi } from '../api.tsx'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { count } from '../ui/count.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FieldError } from '../ui/field.tsx'
import { parseEnv } from '../ui/parse-env.ts'
import { TextField } from '../ui/text-field.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { compareEnv, type Planned } from './compare-env.ts'
import { createTask } from './create-task.ts'
import { PlaceField } from './place-field.tsx'
import type { Place } from './place.ts'
import { changedByValues } from './queries.ts'

const looks = {
  create: { word: 'create', tone: 'positive', title: 'There is no value yet' },
  update: { word: 'update', tone: 'info', title: 'There is another value' },
  replace: { word: 'update', tone: 'info', title: 'There is a sealed value, which is replaced without being compared' },
  same: { word: 'same', tone: 'neutral', title: 'The value is this one already' },
  refused: { word: 'refused', tone: 'danger', title: '' },
} as const satisfies Record<Planned['does'], unknown>

/** Sets what a `.env` file says, once it has been shown what that does. */
export default function PasteDialog(props: { known: readonly EnvVar[]; onClose: () => void }) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const task = createTask()
  const [text, setText] = createSignal('')
  const [sensitive, setSensitive] = createSignal(true)
  const [place, setPlace] = createSignal<Place | undefined>({})
  onCleanup(() => setText(''))
  const pairs = createMemo(() => (text().trim() === '' ? [] : parseEnv(text())))
  const rows = createMemo(() => compareEnv(pairs() ?? [], props.known, place() ?? {}, sensitive()))
  const wanted = () => rows().filter(({ does }) => does !== 'same' && does !== 'refused')
  const reason = () => {
    if (!place()) return 'Choose where they count.'
    if (wanted().length > 0) return undefined
    return text().trim() === '' ? 'Paste a file first.' : 'There is nothing to set.'
  }
  const submit = () => {
    if (reason() !== undefined) return
    const where = place()
    void task.run(async () => {
      const all = wanted()
      try {
        for (const { name, value } of all) await api.envVars.set.mutate({ name, value, sensitive: sensitive(), ...where })
      } finally {
        void Promise.all(changedByValues.map((key) => queries.invalidateQueries({ queryKey: [key] })))
      }
      setText('')
      toasts.show({ text: `${count(all.length, 'variable')} set.` })
      props.onClose()
    })
  }
  return (
    <Dialog
      open
      size="wide"
      title="Paste a .env file"
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" busy={task.busy()} reason={reason()} onClick={submit}>
            {task.busy()
              ? 'Setting'
              : wanted().length === rows().length
                ? `Set ${count(wanted().length, 'variable')}`
                : `Set ${wanted().length} of ${rows().length}`}
          </Button>
        </>
      }
    >
      <div class="grid gap-3 pt-2">
        <TextField
          label="File"
          mono
          multiline
          autofocus
          secret
          rows={4}
          placeholder="API_KEY=…"
          class={sensitive() ? '[-webkit-text-security:disc]' : ''}
          value={text()}
          error={pairs() === undefined ? 'Every line is NAME=value, a comment, or empty.' : undefined}
          onInput={(now) => {
            task.forget()
            setText(now)
          }}
        />
        <CheckField
          label="Sensitive"
          help="All of them are sealed at rest and masked on every page."
          checked={sensitive()}
          onChange={setSensitive}
        />
        <PlaceField value={place() ?? {}} onChoose={setPlace} />
        <Show when={rows().length > 0}>
          <table class="w-full table-fixed text-left">
            <caption class="sr-only">What setting these does</caption>
            <thead class="border-b border-line text-small text-faint">
              <tr>
                <th class="py-1.5 font-medium">Name</th>
                <th class="w-24 py-1.5 font-medium">Does</th>
                <th class="py-1.5 font-medium">Value</th>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(row) => (
                  <tr class="border-b border-hairline last:border-b-0">
                    <td class="mono truncate py-1.5 pr-3" title={row.name}>
                      {row.name}
                    </td>
                    <td class="py-1.5">
                      <Badge tone={looks[row.does].tone} title={row.problem ?? looks[row.does].title}>
                        {looks[row.does].word}
                      </Badge>
                    </td>
                    <td class={`truncate py-1.5 ${row.problem ? 'text-small text-danger' : 'mono text-muted'}`} title={row.problem}>
                      {row.problem ?? (sensitive() ? '••••••••' : row.value)}
                    </td>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </Show>
        <Show when={task.failure()}>{(message) => <FieldError>Not all were set: {message()}</FieldError>}</Show>
      </div>
    </Dialog>
  )
}
