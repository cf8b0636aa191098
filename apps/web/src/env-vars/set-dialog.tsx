import { type EnvVar, EnvVarName, SetEnvVar } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, onCleanup, Show } from 'solid-js'
import Eye from '~icons/lucide/eye'
import EyeOff from '~icons/lucide/eye-off'
import { useApi } from '../api.tsx'
import { onInnerSaveKey } from '../edit/keys.ts'
import { Button } from '../ui/button.tsx'
import { CheckField } from '../ui/check-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FieldError } from '../ui/field.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { createTask } from './create-task.ts'
import { PlaceField } from './place-field.tsx'
import { type Place, placeOf, samePlace } from './place.ts'
import { changedByValues } from './queries.ts'

export interface SetDialogProps {
  /** The name to begin with; a fixed one is not asked for. */
  name: string
  fixed?: boolean
  place?: Place
  sensitive?: boolean
  /** What there is already, to say what is replaced. */
  known: readonly EnvVar[]
  onClose: () => void
}

/** Sets a value. It stands in this dialog alone: not in the address, not in a draft, not in the cache of answers. */
export default function SetDialog(props: SetDialogProps) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const task = createTask()
  const [name, setName] = createSignal(props.name)
  const [value, setValue] = createSignal('')
  const [sensitive, setSensitive] = createSignal(props.sensitive ?? true)
  const [place, setPlace] = createSignal<Place | undefined>(props.place ?? {})
  const [shown, setShown] = createSignal(false)
  onCleanup(() => setValue(''))
  const badName = () => (name() === '' ? undefined : EnvVarName.safeParse(name()).error?.issues[0]?.message)
  const badValue = () => SetEnvVar.shape.value.safeParse(value()).error?.issues[0]?.message
  const there = () => props.known.find((one) => one.name === name() && samePlace(placeOf(one), place() ?? { machineId: '' }))
  const reason = () => {
    if (name() === '') return 'Type a name first.'
    if (!place()) return 'Choose where it counts.'
    return badName() ?? badValue() ?? (value() === '' ? 'Type a value first.' : undefined)
  }
  const submit = () => {
    if (reason() !== undefined) return
    void task.run(async () => {
      await api.envVars.set.mutate({ name: name(), value: value(), sensitive: sensitive(), ...place() })
      setValue('')
      toasts.show({ text: `${name()} is set.` })
      void Promise.all(changedByValues.map((key) => queries.invalidateQueries({ queryKey: [key] })))
      props.onClose()
    })
  }
  const edit = (change: (text: string) => void) => (text: string) => {
    task.forget()
    change(text)
  }
  return (
    <Dialog
      open
      title={
        props.fixed ? (
          <>
            Set <span class="mono">{props.name}</span>
          </>
        ) : (
          'New variable'
        )
      }
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" busy={task.busy()} reason={reason()} onClick={submit}>
            {task.busy() ? 'Setting' : there() ? 'Replace value' : 'Set value'}
          </Button>
        </>
      }
    >
      <div class="grid gap-3 pt-2" onKeyDown={onInnerSaveKey(submit)}>
        <Show when={!props.fixed}>
          <TextField
            label="Name"
            mono
            autofocus={props.name === ''}
            maxLength={128}
            placeholder="API_KEY"
            value={name()}
            error={badName()}
            help={
              <>
                Components refer to it as <span class="mono text-small">{`\${${name() || 'API_KEY'}}`}</span>.
              </>
            }
            onInput={edit((text) => setName(text.trim()))}
          />
        </Show>
        <TextField
          label="Value"
          mono
          multiline
          rows={2}
          secret={sensitive()}
          autofocus={props.name !== ''}
          class={sensitive() && !shown() ? '[-webkit-text-security:disc]' : ''}
          value={value()}
          error={value() === '' ? undefined : badValue()}
          onInput={edit(setValue)}
        />
        <Show when={sensitive()}>
          <Button
            kind="ghost"
            size="small"
            class="-mt-1.5 justify-self-start sm:ml-33"
            aria-pressed={shown()}
            icon={shown() ? <EyeOff class="ic ic-14" /> : <Eye class="ic ic-14" />}
            onClick={() => setShown(!shown())}
          >
            {shown() ? 'Hide what is typed' : 'Show what is typed'}
          </Button>
        </Show>
        <CheckField
          label="Sensitive"
          help="Sealed at rest, masked on every page and told to nobody who does not ask for it by name."
          checked={sensitive()}
          onChange={setSensitive}
        />
        <PlaceField value={place() ?? {}} onChoose={setPlace} />
        <Show when={there()}>
          <p class="text-small text-muted">It has a value there already, which this one replaces.</p>
        </Show>
        <Show when={task.failure()}>{(message) => <FieldError>Not set: {message()}</FieldError>}</Show>
      </div>
    </Dialog>
  )
}
