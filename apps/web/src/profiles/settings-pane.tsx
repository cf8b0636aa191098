import { For, Show } from 'solid-js'
import { produce } from 'solid-js/store'
import { FieldGroup } from '../ui/field.tsx'
import { PairsField } from '../ui/pairs-field.tsx'
import type { Contents } from './create-contents.ts'
import type { Editor } from './create-editor.ts'
import { IdentityFields } from './identity-fields.tsx'
import type { Lineage } from './lineage.ts'

interface SettingsPaneProps {
  editor: Editor
  contents: Contents
  lineage: Lineage
  /** What the server says against what it builds on, before it is saved. */
  circle: string | undefined
}

/** What a profile is called, what it builds on, and its values for templates. */
export function SettingsPane(props: SettingsPaneProps) {
  const { draft, save, validation } = props.editor
  const inherited = () => props.lineage.variables.filter(({ from }) => from.id !== props.editor.id)
  return (
    <div class="grow" onFocusOut={validation.onFocusOut}>
      <IdentityFields
        draft={draft}
        save={save}
        id={props.editor.id}
        nameOf={(id) => props.contents.ancestors().get(id)?.name}
        circle={props.circle}
      />
      <FieldGroup title="Variables">
        <PairsField
          label="Variables"
          hideLabel
          path="variables"
          item="variable"
          keyPlaceholder="testCommand"
          valuePlaceholder="npm test"
          value={draft.value.variables}
          error={save.errors.at('variables')}
          errorAt={(name) => save.errors.rows('variables')[name]}
          help={
            <>
              They fill <span class="mono">{'{{name}}'}</span> in CLAUDE.md templates and in prose. A project and a machine may set them
              otherwise.
            </>
          }
          onInput={(variables) => draft.set(produce((now) => void (now.variables = variables)))}
        />
        <Show when={inherited().length > 0}>
          <h3 class="pt-1 text-small font-medium text-muted">Set by what it extends</h3>
          <ul class="-mt-1 border-t border-hairline">
            <For each={inherited()}>
              {(variable) => (
                <li class="grid grid-cols-[minmax(0,196px)_minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-hairline py-1.5">
                  <span class="mono break-words">{variable.name}</span>
                  <span class="mono break-words whitespace-pre-wrap text-muted">{variable.value}</span>
                  <span class="text-small text-faint">from {variable.from.name}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </FieldGroup>
    </div>
  )
}
