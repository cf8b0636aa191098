import type { Warning } from '@ccm/contract'
import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { count } from '../../ui/count.ts'
import { Said } from '../../ui/said.tsx'

/** What a person should know of what is written here; none of it stops a sync. A name without a value leads to where it gets one. */
export function ProjectWarnings(props: { warnings: Warning[] }) {
  return (
    <Show when={props.warnings.length > 0}>
      <section class="border-b border-line px-4 py-4 sm:px-5" aria-label="Warnings">
        <h3 class="flex items-center gap-2 font-[550]">
          <TriangleAlert class="ic text-warning" />
          {count(props.warnings.length, 'warning')}
          <span class="ml-auto text-small font-normal text-faint max-sm:hidden">does not stop a sync</span>
        </h3>
        <ul class="grid gap-1.5 pt-2 pl-6">
          <For each={props.warnings}>
            {(warning) => (
              <li class="wrap-anywhere text-muted">
                <Said text={warning.message} />{' '}
                <Show when={nameIn(warning)}>
                  {(name) => (
                    <A
                      href={`/variables?name=${encodeURIComponent(name())}`}
                      class="font-medium whitespace-nowrap text-accent hover:underline"
                    >
                      Set {name()}
                    </A>
                  )}
                </Show>
                <Show when={!nameIn(warning) && warning.owner}>
                  {(owner) => (
                    <A href={`/components/${owner().componentId}`} class="font-medium whitespace-nowrap text-accent hover:underline">
                      Open {owner().name}
                    </A>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

/** The env var that has no value. */
export const nameIn = ({ code, message }: Warning): string | undefined =>
  code === 'missing-env-var' ? /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/.exec(message)?.[1] : undefined
