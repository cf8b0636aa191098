import { readError } from '@ccm/client'
import type { Component, Scope } from '@ccm/contract'
import { useMutation, useQueryClient } from '@tanstack/solid-query'
import { createSignal, Show } from 'solid-js'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { profileQueries } from '../../profiles/queries.ts'
import { Button } from '../../ui/button.tsx'
import { ComboboxField } from '../../ui/combobox-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldError } from '../../ui/field.tsx'
import { SegmentedField } from '../../ui/segmented-field.tsx'
import { useToasts } from '../../ui/toasts.tsx'

interface AddToProfileDialogProps {
  component: Component
  /** Profiles that list it already. */
  used: { id: string }[]
  onClose: () => void
}

const scopes: { value: Scope; label: string }[] = [
  { value: 'project', label: 'Project' },
  { value: 'local', label: 'Local' },
  { value: 'user', label: 'User' },
]

const scopeHelp: Record<Scope, string> = {
  project: 'In files of the project that git shares.',
  local: 'In this checkout alone, in files that git does not track.',
  user: 'For everything this user does on a machine; needs a user profile.',
}

/** Puts a component at the end of a profile. */
export default function AddToProfileDialog(props: AddToProfileDialogProps) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const profiles = useQuery(() => profileQueries.names(api))
  const [profile, setProfile] = createSignal<string>()
  const [scope, setScope] = createSignal<Scope>('project')
  const free = () => (profiles.data !== undefined ? profiles.data.filter(({ id }) => !props.used.some((used) => used.id === id)) : [])
  const add = useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: (id: string) => api.profiles.add.mutate({ id, componentIds: [props.component.id], scope: scope() }),
    onSuccess: ({ name }) => {
      void queries.invalidateQueries()
      toasts.show({ text: `${props.component.name} added to ${name}.` })
      props.onClose()
    },
  }))
  const chosen = () => free().find(({ id }) => id === profile())
  return (
    <Dialog
      open
      title={`Add ${props.component.name} to a profile`}
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Leave it</Button>
          <Button
            kind="primary"
            busy={add.isPending}
            reason={chosen() ? undefined : 'Choose a profile first.'}
            onClick={() => add.mutate(chosen()?.id ?? '')}
          >
            {add.isPending ? 'Adding' : 'Add to profile'}
          </Button>
        </>
      }
    >
      <Show
        when={profiles.data === undefined || free().length > 0}
        fallback={<p class="text-muted">Every profile lists it already, or there is none yet.</p>}
      >
        <div class="grid gap-3 pt-2">
          <ComboboxField
            label="Profile"
            mono
            value={profile()}
            options={free().map(({ id, name }) => ({ value: id, label: name, mono: true }))}
            onChoose={setProfile}
          />
          <SegmentedField label="Scope" value={scope()} options={scopes} help={scopeHelp[scope()]} onChoose={setScope} />
        </div>
      </Show>
      <Show when={add.isError}>
        <FieldError>Not added: {readError(add.error).message}</FieldError>
      </Show>
    </Dialog>
  )
}
