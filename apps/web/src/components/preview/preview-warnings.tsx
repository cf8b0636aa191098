import type { Warning } from '@ccm/contract'
import type { LocatedSecret } from '@ccm/formats/secrets'
import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { count } from '../../ui/count.ts'
import { Said } from '../../ui/said.tsx'
import { type MissingValue, sayMissing } from './missing-values.ts'

interface PreviewWarningsProps {
  warnings: Warning[]
  secrets: LocatedSecret[]
  missing: MissingValue[]
  onMove: (secret: LocatedSecret) => void
}

/** What a person should know about the files above; none of it stops a save. */
export function PreviewWarnings(props: PreviewWarningsProps) {
  const total = () => props.warnings.length + props.secrets.length + props.missing.length
  return (
    <Show when={total() > 0}>
      <section class="max-h-48 shrink-0 overflow-auto border-t border-line px-4 py-3" aria-label="Warnings" tabindex="0">
        <h3 class="flex items-center gap-2 font-[550]">
          <TriangleAlert class="ic text-warning" />
          {count(total(), 'warning')}
          <span class="ml-auto text-small font-normal text-faint max-sm:hidden">does not stop a save</span>
        </h3>
        <ul class="grid gap-1 pt-1 pl-6">
          <For each={props.secrets}>
            {(secret) => (
              <Line>
                <b class="mono font-medium break-all text-text">{secret.path.join('.')}</b>: {secret.message}{' '}
                <button
                  type="button"
                  class="min-h-6 font-medium whitespace-nowrap text-accent hover:underline"
                  aria-haspopup="dialog"
                  onClick={() => props.onMove(secret)}
                >
                  Move to a variable
                </button>
              </Line>
            )}
          </For>
          <For each={props.missing}>
            {(missing) => (
              <Line>
                <b class="mono font-medium text-text">{missing.name}</b> {sayMissing(missing)}{' '}
                <A href={`/variables?name=${encodeURIComponent(missing.name)}`} class="font-medium text-accent hover:underline">
                  Set it
                </A>
              </Line>
            )}
          </For>
          <For each={props.warnings}>
            {(warning) => (
              <Line>
                <Said text={warning.message} />
              </Line>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}

const Line = (props: { children: JSX.Element }) => <li class="wrap-anywhere text-muted">{props.children}</li>
