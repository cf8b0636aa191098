import type { Effective, Project } from '@ccm/contract'
import { Variables } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { createMemo, createSignal, Show } from 'solid-js'
import { z } from 'zod'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { createDraft } from '../../edit/create-draft.ts'
import { EditorNotes } from '../../edit/editor-notes.tsx'
import { fieldAmong } from '../../edit/issues.ts'
import { useLeaveGuard } from '../../edit/leave-guard.tsx'
import { createDraftSave } from '../../edit/save-draft.ts'
import { whyNotSaved } from '../../edit/stale-note.tsx'
import { createValidation } from '../../edit/validate.ts'
import { FieldGroup } from '../../ui/field.tsx'
import { PairsField } from '../../ui/pairs-field.tsx'
import { SaveBar } from '../../ui/save-bar.tsx'
import { projectQueries } from '../queries.ts'
import { AskedFor } from './asked-for.tsx'
import { MissingEnvVars } from './missing-env-vars.tsx'
import { placeholdersQuery } from './placeholders.ts'
import { Resolved } from './resolved.tsx'

const Draft = z.object({ variables: z.record(z.string(), z.string()) })
const Sent = z.object({ variables: Variables })
type Draft = z.infer<typeof Draft>

/** The project's own values for `{{name}}`, what they come to with those of its profile and machine, and who asks for them. */
export function VariablesTab(props: { project: Project; effective: Effective }) {
  const api = useApi()
  const queries = useQueryClient()
  const [twice, setTwice] = createSignal<string[]>([])
  const draft = createDraft<Draft>({
    key: () => `project-variables:${props.project.id}`,
    schema: Draft,
    saved: () => ({ value: { variables: props.project.variables }, revision: props.project.revision }),
  })
  const value = createMemo(() => draft.copy())
  const validation = createValidation(value, (now) => {
    const parsed = Sent.safeParse(now)
    return parsed.success
      ? []
      : parsed.error.issues.map(({ path, message }) => ({ path: path.filter((step) => typeof step !== 'symbol'), message }))
  })
  const savedOf = ({ variables, revision }: Project) => ({ value: { variables }, revision })
  const save = createDraftSave<Draft, Project>({
    draft,
    validation,
    field: (path) => fieldAmong(Object.keys(draft.value.variables).map((name) => `variables.${name}`))(path),
    send: ({ value: sent, revision }) => api.projects.update.mutate({ id: props.project.id, expectedRevision: revision, ...sent }),
    saved: savedOf,
    said: () => `Variables of ${props.project.name} saved`,
    onSaved: (project) => {
      queries.setQueryData(projectQueries.get(api, project.id).queryKey, project)
      void queries.invalidateQueries({ queryKey: ['projects'] })
    },
    onStale: () => void queries.invalidateQueries({ queryKey: ['projects', 'get', props.project.id] }),
  })
  useLeaveGuard(draft.dirty, () => `the variables of ${props.project.name}`, { leaves: leavesTab })
  const asked = useQuery(() => placeholdersQuery(api, props.project.id, props.effective.components))
  const placeholders = () => asked.data ?? []
  const lacking = createMemo(() =>
    placeholders().filter(({ name }) => !Object.hasOwn(props.effective.variables, name) && !Object.hasOwn(draft.value.variables, name)),
  )
  return (
    <div class="flex min-h-full flex-col">
      <div class="grow" onFocusOut={validation.onFocusOut}>
        <EditorNotes draft={draft} save={save} />
        <FieldGroup title="Of this project">
          <PairsField
            label="Variables"
            hideLabel
            item="variable"
            path="variables"
            value={{ ...draft.value.variables }}
            onInput={(variables) => draft.replace({ variables })}
            onDuplicates={setTwice}
            errorAt={(name) => save.errors.at(`variables.${name}`)}
            keyPlaceholder="testCommand"
            valuePlaceholder="npm test"
            help={
              <>
                They fill <span class="mono text-small">{'{{name}}'}</span> in CLAUDE.md templates and in the prose of subagents, skills and
                commands, over the values of its profile.
              </>
            }
          />
        </FieldGroup>
        <AskedFor
          placeholders={placeholders()}
          lacking={lacking().map(({ name }) => name)}
          onAdd={(name) => draft.replace({ variables: { ...draft.copy().variables, [name]: '' } })}
        />
        <Resolved variables={props.effective.variables} projectName={props.project.name} />
        <MissingEnvVars warnings={props.effective.warnings} />
      </div>
      <Show when={draft.dirty() || save.busy()}>
        <SaveBar
          label="Save variables"
          busy={save.busy()}
          reason={twice().length > 0 ? `${twice()[0]} stands there twice. Give one another name.` : whyNotSaved(draft)}
          onSave={save.save}
          onDiscard={() => draft.discard()}
        >
          <p class="text-muted">The next ccm sync on {props.project.machine.name} writes what changes.</p>
        </SaveBar>
      </Show>
    </div>
  )
}

/** Another tab of the page leaves this form too. */
const leavesTab = (from: URL, to: URL) => from.pathname !== to.pathname || from.searchParams.get('tab') !== to.searchParams.get('tab')
