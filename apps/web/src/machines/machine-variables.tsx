import { type Machine, Variables } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { createMemo, createSignal, Show } from 'solid-js'
import { z } from 'zod'
import { useApi } from '../api.tsx'
import { createDraft } from '../edit/create-draft.ts'
import { EditorNotes } from '../edit/editor-notes.tsx'
import { fieldAmong } from '../edit/issues.ts'
import { useLeaveGuard } from '../edit/leave-guard.tsx'
import { createDraftSave } from '../edit/save-draft.ts'
import { whyNotSaved } from '../edit/stale-note.tsx'
import { createValidation } from '../edit/validate.ts'
import { count } from '../ui/count.ts'
import { FieldGroup } from '../ui/field.tsx'
import { PairsField } from '../ui/pairs-field.tsx'
import { SaveBar } from '../ui/save-bar.tsx'
import { changedByMachines, machineQueries } from './queries.ts'

const Draft = z.object({ variables: z.record(z.string(), z.string()) })
type Draft = z.infer<typeof Draft>
const Sent = z.object({ variables: Variables })

/** The machine's own values for `{{name}}`. */
export function MachineVariables(props: { machine: Machine }) {
  const api = useApi()
  const queries = useQueryClient()
  const [twice, setTwice] = createSignal<string[]>([])
  const savedOf = ({ variables, revision }: Machine) => ({ value: { variables }, revision })
  const draft = createDraft<Draft>({
    key: () => `machine-variables:${props.machine.id}`,
    schema: Draft,
    saved: () => savedOf(props.machine),
  })
  const value = createMemo(() => draft.copy())
  const validation = createValidation(value, (now) => {
    const parsed = Sent.safeParse(now)
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => ({ path: path.filter((step) => typeof step !== 'symbol'), message }))
  })
  const save = createDraftSave<Draft, Machine>({
    draft,
    validation,
    field: (path) => fieldAmong(Object.keys(draft.value.variables).map((name) => `variables.${name}`))(path),
    send: ({ value: sent, revision }) => api.machines.update.mutate({ id: props.machine.id, expectedRevision: revision, ...sent }),
    saved: savedOf,
    said: () => `Variables of ${props.machine.displayName} saved`,
    onSaved: (machine) => {
      queries.setQueryData(machineQueries.get(api, machine.id).queryKey, machine)
      void Promise.all(changedByMachines.map((key) => queries.invalidateQueries({ queryKey: [key] })))
    },
    onStale: () => void queries.invalidateQueries({ queryKey: ['machines', 'get', props.machine.id] }),
  })
  useLeaveGuard(draft.dirty, () => `the variables of ${props.machine.displayName}`)
  return (
    <div onFocusOut={validation.onFocusOut}>
      <EditorNotes draft={draft} save={save} />
      <FieldGroup title="Variables">
        <PairsField
          label="Variables"
          hideLabel
          item="variable"
          path="variables"
          value={draft.value.variables}
          onInput={(variables) => draft.replace({ variables })}
          onDuplicates={setTwice}
          errorAt={(name) => save.errors.at(`variables.${name}`)}
          keyPlaceholder="testCommand"
          valuePlaceholder="npm test"
          help={
            <>
              They fill <span class="mono text-small">{'{{name}}'}</span> in templates and prose of every project on this machine, over the
              values of the project.
            </>
          }
        />
      </FieldGroup>
      <Show when={draft.dirty() || save.busy()}>
        <div class="sticky bottom-0 z-2">
          <SaveBar
            label="Save variables"
            busy={save.busy()}
            reason={twice().length > 0 ? `${twice()[0]} stands there twice. Give one another name.` : whyNotSaved(draft)}
            onSave={save.save}
            onDiscard={() => draft.discard()}
          >
            <p class="text-muted">
              Reaches {count(props.machine.projects, 'project')} on {props.machine.displayName}.
            </p>
          </SaveBar>
        </div>
      </Show>
    </div>
  )
}
