import type { Override, Scope } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { Show } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { componentQueries } from '../components/queries.ts'
import { createDraft } from '../edit/create-draft.ts'
import { DraftNote, SaveNote } from '../edit/editor-notes.tsx'
import { onInnerSaveKey } from '../edit/keys.ts'
import { useLeaveGuard } from '../edit/leave-guard.tsx'
import { createDraftSave } from '../edit/save-draft.ts'
import { Button } from '../ui/button.tsx'
import { Load } from '../ui/load.tsx'
import { SegmentedField } from '../ui/segmented-field.tsx'
import { SkeletonText } from '../ui/skeleton.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { ComponentChoice } from './component-choice.tsx'
import { changeConfig, draftOf, OverrideDraft, wantedIn } from './override-draft.ts'
import { PatchEditor } from './patch-editor.tsx'
import { changedByOverrides } from './queries.ts'
import { removeOverride, setOverride, type Subject, wantedOf } from './subject.ts'

interface OverrideFormProps {
  subject: Subject
  /** The exception that is edited; a new one without. */
  override?: Override
  /** What a new one begins with. */
  componentId?: string
  taken: ReadonlySet<string>
  onClose: () => void
}

const actions = [
  { value: 'include', label: 'Include' },
  { value: 'exclude', label: 'Exclude' },
  { value: 'modify', label: 'Change' },
] as const
const scopes: { value: Scope; label: string }[] = [
  { value: 'project', label: 'Project' },
  { value: 'local', label: 'Local' },
  { value: 'user', label: 'User' },
]
const scopeHelp: Record<Scope, string> = {
  project: "Written to the project's own files, which git may share. In a project that git shares, a machine cannot add to them.",
  local: "Written to this checkout's own files, which git does not share.",
  user: 'Written to ~/.claude on the machine, for every project there.',
}
const actionHelp = {
  include: 'Brings a component that no profile brings here.',
  exclude: 'Hides a component that a profile brings.',
  modify: 'Merges a change of your own into its config.',
}

/** One exception while it is edited, in the place of its row. */
export function OverrideForm(props: OverrideFormProps) {
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const initial: OverrideDraft = props.override
    ? draftOf(props.override)
    : { componentId: props.componentId ?? '', action: props.componentId ? 'modify' : 'exclude', scope: 'local', text: '{}' }
  const draft = createDraft<OverrideDraft>({
    key: () => `override:${props.subject.level}:${props.subject.id}:${props.override?.component.id ?? 'new'}`,
    schema: OverrideDraft,
    saved: () => undefined,
    initial,
  })
  const component = useQuery(() => ({ ...componentQueries.get(api, draft.value.componentId), enabled: draft.value.componentId !== '' }))
  const before = props.override
  const askAgain = () => Promise.all(changedByOverrides.map((queryKey) => queries.invalidateQueries({ queryKey })))
  const takeBack = async ({ component: { id } }: Override) => {
    await (before ? setOverride(api, props.subject, id, wantedOf(before)) : removeOverride(api, props.subject, id))
    await askAgain()
  }
  const undo = (saved: Override) => () =>
    void takeBack(saved).catch(() =>
      toasts.show({
        kind: 'error',
        text: `The override of ${saved.component.name} was not undone.`,
        action: { label: 'Retry', run: undo(saved) },
      }),
    )
  const save = createDraftSave<OverrideDraft, Override>({
    draft,
    send: async ({ value }) => {
      const wanted = wantedIn(value)
      if (!wanted) throw new Error('The change is not JSON yet.')
      return setOverride(api, props.subject, value.componentId, wanted)
    },
    saved: (override) => ({ value: draftOf(override), revision: 0 }),
    said: ({ component: { name } }) => `Override of ${name} saved`,
    field: ([first]) => (first === 'patch' ? 'patch' : undefined),
    onSaved: (override) => {
      toasts.show({ text: `Override of ${override.component.name} saved.`, action: { label: 'Undo', run: undo(override) } })
      void askAgain()
      props.onClose()
    },
  })
  useLeaveGuard(draft.dirty, () => (component.data !== undefined ? `the override of ${component.data.name}` : 'the override'), {
    leaves: (from, to) => from.pathname !== to.pathname || from.searchParams.get('tab') !== to.searchParams.get('tab'),
  })
  const reason = () => {
    const { componentId, action, text } = draft.value
    if (componentId === '') return 'Choose a component first.'
    if (action !== 'modify') return props.override && !draft.dirty() ? 'Nothing has changed.' : undefined
    const changed = component.data !== undefined ? changeConfig(component.data.type, component.data.config, text) : undefined
    if (!changed) return 'The change is not JSON yet.'
    if (changed.issues.length > 0) return 'With this change the component would not be valid.'
    return props.override && !draft.dirty() ? 'Nothing has changed.' : undefined
  }
  const submit = () => reason() === undefined && save.save()
  const cancel = () => {
    draft.discard()
    props.onClose()
  }
  return (
    <div
      class="grid gap-3 bg-canvas px-4 py-3 sm:px-5"
      role="group"
      aria-label={props.override ? `Override of ${props.override.component.name}` : 'New override'}
      onKeyDown={onInnerSaveKey(submit)}
    >
      <DraftNote draft={draft} />
      <SaveNote save={save} />
      <Show when={!props.override}>
        <ComponentChoice
          value={draft.value.componentId}
          taken={props.taken}
          onChoose={(id) => draft.set({ componentId: id, text: '{}' })}
        />
      </Show>
      <SegmentedField
        label="Does"
        path="action"
        value={draft.value.action}
        options={actions}
        help={actionHelp[draft.value.action]}
        onChoose={(action) => draft.set('action', action)}
      />
      <Show when={draft.value.action === 'include'}>
        <SegmentedField
          label="Scope"
          path="scope"
          value={draft.value.scope}
          options={props.subject.level === 'project' ? scopes.filter(({ value }) => value !== 'user') : scopes}
          help={scopeHelp[draft.value.scope]}
          onChoose={(scope) => draft.set('scope', scope)}
        />
      </Show>
      <Show when={draft.value.action === 'modify' && draft.value.componentId !== ''}>
        <Load query={component} what="The component" skeleton={<SkeletonText lines={4} />}>
          {(data) => (
            <PatchEditor
              component={data()}
              text={draft.value.text}
              error={save.errors.at('patch')}
              onInput={(text) => draft.set('text', text)}
            />
          )}
        </Load>
      </Show>
      <div class="flex flex-wrap items-center gap-2">
        <Button kind="primary" size="small" keys={['Mod', 'Enter']} busy={save.busy()} reason={reason()} onClick={submit}>
          {save.busy() ? 'Saving' : props.override ? 'Save override' : 'Add override'}
        </Button>
        <Button kind="ghost" size="small" onClick={cancel}>
          {draft.dirty() ? 'Discard' : 'Cancel'}
        </Button>
      </div>
    </div>
  )
}
