import type { Effective } from '@ccm/contract'
import { For, Show } from 'solid-js'
import { FieldGroup } from '../../ui/field.tsx'

/** What each variable comes to here, and where its value is from. */
export function Resolved(props: { variables: Effective['variables']; projectName: string }) {
  const entries = () => Object.entries(props.variables)
  return (
    <FieldGroup title="What applies here">
      <Show when={entries().length > 0} fallback={<p class="text-muted">Nothing sets a variable for this project.</p>}>
        <dl class="-my-1.5">
          <For each={entries()}>
            {([name, variable]) => (
              <div class="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 border-b border-hairline py-1.5 last:border-b-0 sm:grid-cols-[196px_minmax(0,1fr)_auto]">
                <dt class="mono font-medium break-words max-sm:col-span-2">{name}</dt>
                <dd class="mono break-words whitespace-pre-wrap text-muted">{variable.value}</dd>
                <dd class="text-small text-faint">
                  {variable.from === `project ${props.projectName}` ? 'this project' : `from ${variable.from}`}
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </FieldGroup>
  )
}
