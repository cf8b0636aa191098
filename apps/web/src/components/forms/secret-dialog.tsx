import { readError } from '@ccm/client'
import { EnvVarName, SetEnvVar } from '@ccm/contract'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { useApi } from '../../api.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldError } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { refTo } from './env-refs.ts'

export interface SecretDialogProps {
  /** The name to begin with. */
  name: string
  /** The value to begin with: what somebody typed where a reference belongs. */
  value?: string
  /** Whether the name is one that is referred to already, and has no value yet. */
  fixedName?: boolean
  /** Called with the name once it has a value. */
  onSet: (name: string) => void
  onClose: () => void
}

/** Gives a variable a value that counts everywhere, so that `${NAME}` can stand for it. */
export default function SecretDialog(props: SecretDialogProps) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [name, setName] = createSignal(props.name)
  const [value, setValue] = createSignal(props.value ?? '')
  const [sensitive, setSensitive] = createSignal(true)
  const badName = () => EnvVarName.safeParse(name()).error?.issues[0]?.message
  const badValue = () => (value() === '' ? undefined : SetEnvVar.shape.value.safeParse(value()).error?.issues[0]?.message)
  const reason = () => badName() ?? badValue() ?? (value() === '' ? 'Type a value first.' : undefined)

  const set = useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: async () => {
      const { items } = await api.envVars.list.query({ search: name(), limit: 200 })
      const isTaken = items.some((envVar) => envVar.name === name() && !envVar.machine && !envVar.project)
      if (isTaken) throw new Error(`${name()} has a value already. Pick it from the list, or choose another name.`)
      await api.envVars.set.mutate({ name: name(), value: value(), sensitive: sensitive() })
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['envVars'] })
      toasts.show({ text: `${name()} has a value now. ${refTo(name())} stands for it.` })
      props.onSet(name())
      props.onClose()
    },
  }))
  const refused = () => {
    if (!set.isError) return undefined
    const { message, issues } = readError(set.error)
    return issues[0]?.message ?? message
  }
  const edit = (change: (text: string) => void) => (text: string) => {
    set.reset()
    change(text)
  }
  const act = () => reason() === undefined && !set.isPending && set.mutate()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    act()
  }
  return (
    <Dialog
      open
      title={props.fixedName ? `Set ${props.name}` : props.value === undefined ? 'New variable' : 'Move to a variable'}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>{props.value === undefined ? 'Cancel' : 'Leave it'}</Button>
          <Button kind="primary" busy={set.isPending} reason={reason()} onClick={act}>
            {set.isPending ? 'Setting' : `Set ${name() || 'it'}`}
          </Button>
        </>
      }
    >
      <p class="pb-3 text-muted">
        Files hold <span class="mono text-text">{refTo(name() || 'NAME')}</span> and never the value. It counts on every machine that has no
        value of its own.
      </p>
      <div class="grid gap-3">
        <Show when={!props.fixedName}>
          <TextField
            label="Name"
            mono
            autofocus={props.value !== undefined || props.name === ''}
            value={name()}
            error={badName()}
            onInput={edit(setName)}
            onKeyDown={onKeyDown}
          />
        </Show>
        <TextField
          label="Value"
          mono
          secret={sensitive()}
          autofocus={props.value === undefined && props.name !== ''}
          value={value()}
          error={badValue()}
          onInput={edit(setValue)}
          onKeyDown={onKeyDown}
        />
        <CheckField
          label="Sensitive"
          help="Sealed at rest, masked on every page and told to nobody who does not ask for it by name."
          checked={sensitive()}
          onChange={setSensitive}
        />
        <Show when={refused()}>{(message) => <FieldError>{message()}</FieldError>}</Show>
      </div>
    </Dialog>
  )
}
