import type { Component, ComponentMarks, ComponentUsage, MarkedComponents } from '@ccm/contract'
import { readError } from '@ccm/client'
import { useNavigate } from '@solidjs/router'
import { useMutation } from '@tanstack/solid-query'
import { createSignal, lazy, Show, Suspense } from 'solid-js'
import Braces from '~icons/lucide/braces'
import CopyIcon from '~icons/lucide/copy'
import Layers from '~icons/lucide/layers'
import Power from '~icons/lucide/power'
import Trash from '~icons/lucide/trash-2'
import Undo from '~icons/lucide/undo-2'
import { useApi } from '../../api.tsx'
import { patchRows } from '../../edit/optimistic.ts'
import { withUndo } from '../../edit/undo.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy.ts'
import { createMedia, phone } from '../../ui/media.ts'
import { Menu } from '../../ui/menu.tsx'
import { Switch } from '../../ui/switch.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import type { Editor } from './create-editor.ts'
import { createRemoval } from './create-removal.tsx'

const AddToProfileDialog = lazy(() => import('./add-to-profile-dialog.tsx'))

interface ComponentActionsProps {
  component: Component
  usage: ComponentUsage | undefined
  editor: Editor
}

/** What can be done with a component besides editing it. The switch acts at once. */
export function ComponentActions(props: ComponentActionsProps) {
  const api = useApi()
  const navigate = useNavigate()
  const toasts = useToasts()
  const isPhone = createMedia(phone)
  const [adding, setAdding] = createSignal(false)
  const mark = createSwitch(() => props.component.name)
  const remove = createRemoval(
    () => props.component,
    () => props.editor.draft.discard(),
  )
  const toggle = () => mark.run({ ids: [props.component.id], enabled: !props.component.enabled })
  const duplicate = useMutation(() => ({
    networkMode: 'always' as const,
    mutationFn: () => api.components.duplicate.mutate({ id: props.component.id }),
    onSuccess: ({ id, name }) => {
      toasts.show({ text: `${name} was made from ${props.component.name}.` })
      navigate(`/components/${id}`)
    },
    onError: (error) => toasts.show({ kind: 'error', text: `Not duplicated: ${readError(error).message}` }),
  }))
  const copyJson = () =>
    copyText(JSON.stringify(props.editor.value().config, null, 2)).then(
      () => toasts.show({ text: 'JSON copied.' }),
      () => toasts.show({ kind: 'error', text: 'Not copied: the browser did not allow it. Open the JSON tab and copy it there.' }),
    )
  const small = () => [
    { label: props.component.enabled ? 'Turn off' : 'Turn on', icon: Power, onSelect: toggle },
    { label: 'Duplicate', icon: CopyIcon, onSelect: () => duplicate.mutate() },
    ...(props.editor.draft.dirty() ? [{ label: 'Discard changes', icon: Undo, onSelect: () => props.editor.draft.discard() }] : []),
  ]
  return (
    <>
      <Show when={!isPhone()}>
        <Switch label={props.component.enabled ? 'On' : 'Off'} checked={props.component.enabled} onChange={toggle} />
        <Button kind="ghost" icon={<CopyIcon class="ic" />} busy={duplicate.isPending} onClick={() => duplicate.mutate()}>
          {duplicate.isPending ? 'Duplicating' : 'Duplicate'}
        </Button>
      </Show>
      <Menu
        label={`More actions for ${props.component.name}`}
        items={[
          ...(isPhone() ? small() : []),
          { label: 'Copy JSON', icon: Braces, onSelect: () => void copyJson() },
          { label: 'Add to profile', icon: Layers, onSelect: () => setAdding(true) },
          { label: 'Delete component', icon: Trash, danger: true, onSelect: () => void remove(props.usage) },
        ]}
      />
      <Suspense>
        <Show when={adding()}>
          <AddToProfileDialog component={props.component} used={props.usage?.profiles ?? []} onClose={() => setAdding(false)} />
        </Show>
      </Suspense>
    </>
  )
}

const isComponent = (value: unknown): value is { id: string; enabled: boolean } =>
  typeof value === 'object' && value !== null && 'enabled' in value && 'id' in value

/** Turns a component on or off, shown before the server has answered. */
function createSwitch(name: () => string) {
  const api = useApi()
  const word = ({ enabled }: ComponentMarks) => (enabled ? 'on' : 'off')
  return withUndo<ComponentMarks, MarkedComponents>({
    keys: [['components']],
    patch: ({ ids, enabled }) =>
      patchRows(isComponent, (row) => (ids.includes(row.id) ? { ...row, enabled: enabled ?? row.enabled } : row)),
    send: (change) => api.components.mark.mutate({ changes: [change] }),
    done: (change) => `${name()} turned ${word(change)}.`,
    failed: (change) => `${name()} was not turned ${word(change)}`,
    undo: (_change, { undo }) => api.components.mark.mutate({ changes: undo }),
  })
}
