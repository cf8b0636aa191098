import type { Warning } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { FieldGroup } from '../../ui/field.tsx'
import { nameIn } from '../effective/project-warnings.tsx'

/** The `${NAME}` references of its components that have no value on its machine. */
export function MissingEnvVars(props: { warnings: Warning[] }) {
  const missing = () =>
    props.warnings.flatMap((warning) => {
      const name = nameIn(warning)
      return name === undefined ? [] : [{ name, owner: warning.owner?.name }]
    })
  return (
    <Show when={missing().length > 0}>
      <FieldGroup title="Environment variables without a value">
        <ul class="-my-1.5">
          <For each={missing()}>
            {({ name, owner }) => (
              <li class="flex min-h-9 flex-wrap items-center gap-x-3 border-b border-hairline py-1.5 last:border-b-0">
                <span class="mono basis-49">{`\${${name}}`}</span>
                <span class="min-w-0 grow text-small text-muted">
                  <Show when={owner}>
                    needed by <span class="mono text-small">{owner}</span>
                  </Show>
                </span>
                <A href={`/variables?name=${encodeURIComponent(name)}`} class="font-medium text-accent hover:underline">
                  Set {name}
                </A>
              </li>
            )}
          </For>
        </ul>
      </FieldGroup>
    </Show>
  )
}
