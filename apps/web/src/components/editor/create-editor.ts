import type { Component, ComponentType, SavedComponent } from '@ccm/contract'
import { CreateComponent } from '@ccm/contract'
import type { Issue } from '@ccm/contract/protocol'
import { useQueryClient } from '@tanstack/solid-query'
import { type Accessor, createMemo } from 'solid-js'
import { useApi } from '../../api.tsx'
import { createDraft, type Draft } from '../../edit/create-draft.ts'
import type { Save } from '../../edit/save.ts'
import { createDraftSave } from '../../edit/save-draft.ts'
import { createValidation, type Validation } from '../../edit/validate.ts'
import { createFields, inDraft } from '../forms/create-fields.ts'
import type { Fields } from '../forms/fields.ts'
import { createPendingTexts, type PendingTexts } from '../forms/pending-texts.tsx'
import { componentQueries } from '../queries.ts'
import { ComponentDraft, judge, savedOf, toFields } from './component-draft.ts'
import { createFieldPaths } from './field-paths.ts'
import { newDraft } from './new-draft.ts'

interface EditorOptions {
  type: ComponentType
  /** What a new one is called to begin with. */
  name?: string
  /** The component as the server has it; undefined for a new one. */
  component: Accessor<Component | undefined>
  onCreated: (component: SavedComponent) => void
  /** Called with the fields that are wrong: the page shows their tab. */
  onRefused: (fields: string[]) => void
}

/** One component in its editor: the draft, what is wrong with it, and its save. */
export interface Editor {
  type: ComponentType
  /** Undefined while it is new. */
  id: string | undefined
  draft: Draft<ComponentDraft>
  /** A plain copy of the draft; the same one until it changes. */
  value: Accessor<ComponentDraft>
  validation: Validation
  save: Save
  fields: Fields
  /** What is typed and stands in no draft yet. */
  pending: PendingTexts
  /** Whether there is something to save. */
  unsaved: Accessor<boolean>
  /** What the field at a dotted path shows. */
  errorAt: (path: string) => string | undefined
}

export function createEditor(options: EditorOptions): Editor {
  const { type } = options
  const api = useApi()
  const queries = useQueryClient()
  const id = options.component()?.id
  const draft = createDraft({
    key: () => (id === undefined ? `component:new:${type}` : `component:${id}`),
    schema: ComponentDraft,
    saved: () => {
      const component = options.component()
      return component && savedOf(component)
    },
    initial: newDraft(type, options.name),
  })
  const value = createMemo(() => draft.copy())
  const validation = createValidation<ComponentDraft>(value, (now): Issue[] => judge(type, now))
  const paths = createFieldPaths()
  const pending = createPendingTexts()
  const save = createDraftSave<ComponentDraft, SavedComponent>({
    draft,
    validation,
    field: paths.field,
    before: pending.settle,
    send: ({ value: sent, revision }) =>
      id === undefined
        ? api.components.create.mutate(CreateComponent.parse({ type, ...toFields(sent) }))
        : api.components.update.mutate({ id, expectedRevision: revision, ...toFields(sent) }),
    saved: savedOf,
    said: ({ revision }) => `Rev ${revision} saved`,
    onSaved: ({ secrets: _secrets, ...component }) => {
      queries.setQueryData(componentQueries.get(api, component.id).queryKey, component)
      void queries.invalidateQueries({ queryKey: ['components'] })
      if (id === undefined) options.onCreated({ ...component, secrets: [] })
    },
    onStale: () => void queries.invalidateQueries({ queryKey: ['components', 'get', id] }),
    onRefused: options.onRefused,
  })
  const errorAt = (path: string) => {
    paths.follow(path)
    return save.errors.at(path)
  }
  const fields = createFields({
    config: () => draft.value.config,
    change: (change) => draft.set(inDraft(change)),
    errorAt,
    countBelow: (path) => save.errors.count(path),
  })
  const unsaved = () => draft.dirty() || pending.isPending()
  return { type, id, draft, value, validation, save, fields, pending, unsaved, errorAt }
}
