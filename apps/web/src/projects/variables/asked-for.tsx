import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { Button } from '../../ui/button.tsx'
import { FieldGroup } from '../../ui/field.tsx'
import type { Placeholder } from './placeholders.ts'

interface AskedForProps {
  placeholders: Placeholder[]
  /** Those without a value, which are written as they stand. */
  lacking: string[]
  onAdd: (name: string) => void
}

/** Which placeholders the components ask for, and which of them nothing fills. */
export function AskedFor(props: AskedForProps) {
  return (
    <Show when={props.placeholders.length > 0}>
      <FieldGroup title="Asked for by its components">
        <ul class="-my-1.5">
          <For each={props.placeholders}>
            {(placeholder) => (
              <li class="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b border-hairline py-1.5 last:border-b-0">
                <span class="mono min-w-0 basis-49 break-words">{`{{${placeholder.name}}}`}</span>
                <span class="flex min-w-0 grow flex-wrap gap-x-2 text-small text-muted">
                  <For each={placeholder.components}>
                    {(component) => (
                      <A href={`/components/${component.id}`} class="mono text-small hover:text-text hover:underline">
                        {component.name}
                      </A>
                    )}
                  </For>
                </span>
                <Show when={props.lacking.includes(placeholder.name)}>
                  <span class="text-small font-medium text-warning">no value</span>
                  <Button size="small" aria-label={`Add ${placeholder.name}`} onClick={() => props.onAdd(placeholder.name)}>
                    Add it
                  </Button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </FieldGroup>
    </Show>
  )
}
