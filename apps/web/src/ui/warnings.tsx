import type { Warning } from '@ccm/contract'
import { For, Show } from 'solid-js'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { count } from './count.ts'
import { Said } from './said.tsx'

/** What a person should know about the files above; none of it stops a sync. */
export function Warnings(props: { warnings: Warning[] }) {
  return (
    <Show when={props.warnings.length > 0}>
      <section class="max-h-48 shrink-0 overflow-auto border-t border-line px-4 py-3" aria-label="Warnings" tabindex="0">
        <h3 class="flex items-center gap-2 font-[550]">
          <TriangleAlert class="ic text-warning" />
          {count(props.warnings.length, 'warning')}
          <span class="ml-auto text-small font-normal text-faint max-sm:hidden">does not stop a sync</span>
        </h3>
        <ul class="grid gap-1 pt-1 pl-6">
          <For each={props.warnings}>
            {(warning) => (
              <li class="wrap-anywhere text-muted">
                <Show when={warning.owner}>{(owner) => <span class="mono text-text">{owner().name}: </span>}</Show>
                <Said text={warning.message} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
