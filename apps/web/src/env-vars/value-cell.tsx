import type { EnvVar } from '@ccm/contract'
import { Show } from 'solid-js'
import Copy from '~icons/lucide/copy'
import Eye from '~icons/lucide/eye'
import EyeOff from '~icons/lucide/eye-off'
import { Button, IconButton } from '../ui/button.tsx'
import { createCopy } from '../ui/copy.ts'
import type { Reveal } from './create-reveal.ts'

/** As long for every secret, so that it tells nothing of its length. */
export const mask = '••••••••'

/** A value: readable, or masked with a way to see it. */
export function ValueCell(props: { value: EnvVar; reveal: Reveal; wraps?: boolean }) {
  const { word, copy } = createCopy()
  const revealed = () => props.reveal.valueOf(props.value.id)
  const look = () => (props.wraps ? 'whitespace-pre-wrap break-all' : 'truncate')
  return (
    <Show
      when={props.value.sensitive}
      fallback={
        <span class={`mono min-w-0 ${look()}`} title={props.value.value ?? ''}>
          {props.value.value || <span class="font-sans text-faint">empty</span>}
        </span>
      }
    >
      <span class="flex min-w-0 items-center gap-1.5">
        <Show
          when={revealed() !== undefined}
          fallback={
            <>
              <span class="mono text-muted" role="img" aria-label="Hidden value">
                {mask}
              </span>
              <Button
                kind="ghost"
                size="small"
                class="relative z-1"
                title="Shown for 30 seconds. This is logged."
                aria-label={`Reveal ${props.value.name}`}
                icon={<Eye class="ic ic-14" />}
                onClick={() => props.reveal.reveal(props.value.id, props.value.name)}
              >
                Reveal
              </Button>
            </>
          }
        >
          <span class={`mono relative z-1 min-w-0 select-text ${look()}`} data-revealed>
            {revealed()}
          </span>
          <span class="relative z-1 flex shrink-0 items-center">
            <IconButton label={`Copy ${props.value.name}`} onClick={() => void copy(revealed() ?? '')}>
              <Copy class="ic ic-14" />
            </IconButton>
            <IconButton label={`Hide ${props.value.name}`} onClick={() => props.reveal.hide()}>
              <EyeOff class="ic ic-14" />
            </IconButton>
            <span class="sr-only" aria-live="polite">
              {word() === 'Copy' ? '' : word()}
            </span>
          </span>
        </Show>
      </span>
    </Show>
  )
}
