import { readError } from '@ccm/client'
import { EnvVarName, type SavedComponent } from '@ccm/contract'
import type { LocatedSecret } from '@ccm/formats/secrets'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { useApi } from '../../api.tsx'
import { valueAt } from '../../edit/plain.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldError } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import type { Editor } from '../editor/create-editor.ts'
import { componentQueries } from '../queries.ts'

interface MoveSecretDialogProps {
  editor: Editor
  secret: LocatedSecret
  onClose: () => void
}

/**
 * Turns a literal into an env var. In a saved component the server does both at once and takes it out of the earlier revisions too; in a
 * draft the value is kept first and the reference put into the form.
 */
export default function MoveSecretDialog(props: MoveSecretDialogProps) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [name, setName] = createSignal(props.secret.suggestedName)
  const isSaved = () => props.editor.id !== undefined && !props.editor.draft.dirty()

  const moveSaved = async (id: string) => {
    const { path } = props.secret
    const moved = await api.components.moveToEnvVar.mutate({ id, expectedRevision: props.editor.draft.revision(), path, name: name() })
    const { secrets: _secrets, ...component }: SavedComponent = moved
    queries.setQueryData(componentQueries.get(api, id).queryKey, component)
  }
  const moveInDraft = async () => {
    const { path, start, end } = props.secret
    const text = valueAt(props.editor.draft.copy().config, path)
    if (typeof text !== 'string') throw new Error('This text has changed meanwhile. Close this and look again.')
    const { items } = await api.envVars.list.query({ search: name(), limit: 200 })
    if (items.some((envVar) => envVar.name === name())) throw new Error(`\${${name()}} has a value already. Choose another name.`)
    await api.envVars.set.mutate({ name: name(), value: text.slice(start, end), sensitive: true })
    props.editor.fields.set(path, `${text.slice(0, start)}\${${name()}}${text.slice(end)}`)
  }
  const move = useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: () => (isSaved() && props.editor.id !== undefined ? moveSaved(props.editor.id) : moveInDraft()),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['envVars'] })
      void queries.invalidateQueries({ queryKey: ['components'] })
      toasts.show({ text: `${name()} is a secret now, referred to as \${${name()}}.` })
      props.onClose()
    },
  }))
  const wrong = () => EnvVarName.safeParse(name()).error?.issues[0]?.message
  const refused = () => {
    if (!move.isError) return undefined
    const { message, issues } = readError(move.error)
    return issues[0]?.message ?? message
  }
  const act = () => wrong() === undefined && !move.isPending && move.mutate()
  return (
    <Dialog
      open
      title="Move to a variable"
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Leave it</Button>
          <Button kind="primary" busy={move.isPending} reason={wrong()} onClick={act}>
            {move.isPending ? 'Moving' : 'Move it'}
          </Button>
        </>
      }
    >
      <p class="pb-3 text-muted">
        The value of <b class="mono font-medium text-text">{props.secret.path.join('.')}</b> is sealed as a secret, and a reference takes
        its place. {isSaved() ? 'It goes from the earlier revisions too.' : 'The reference is part of this edit until it is saved.'}
      </p>
      <TextField
        label="Name"
        mono
        autofocus
        value={name()}
        error={wrong()}
        onInput={(text) => {
          move.reset()
          setName(text)
        }}
        onKeyDown={(event) => event.key === 'Enter' && act()}
      />
      <Show when={refused()}>{(message) => <FieldError>{message()}</FieldError>}</Show>
    </Dialog>
  )
}
