import { readError } from '@ccm/client'
import type { Machine } from '@ccm/contract'
import { useQueryClient } from '@tanstack/solid-query'
import { createSignal, onCleanup, Show } from 'solid-js'
import Copy from '~icons/lucide/copy'
import { useApi } from '../api.tsx'
import { Button } from '../ui/button.tsx'
import { createCopy } from '../ui/copy.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FieldError } from '../ui/field.tsx'

/** Gives a machine another token. It is shown once, and kept nowhere but in this dialog. */
export default function TokenDialog(props: { machine: Machine; onClose: () => void }) {
  const api = useApi()
  const queries = useQueryClient()
  const { word, copy } = createCopy()
  const [token, setToken] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const [failure, setFailure] = createSignal<string>()
  onCleanup(() => setToken(undefined))
  const renew = () => {
    setBusy(true)
    setFailure(undefined)
    api.machines.renewToken
      .mutate({ id: props.machine.id })
      .then(
        (machine) => {
          setToken(machine.token ?? undefined)
          void queries.invalidateQueries({ queryKey: ['machines'] })
        },
        (error: unknown) => setFailure(readError(error).message),
      )
      .finally(() => setBusy(false))
  }
  return (
    <Dialog
      open
      alert
      title={
        <>
          Renew the token of <span class="mono">{props.machine.displayName}</span>?
        </>
      }
      onClose={() => props.onClose()}
      footer={
        <Show
          when={token()}
          fallback={
            <>
              <Button data-autofocus onClick={() => props.onClose()}>
                Keep it
              </Button>
              <Button kind="danger-solid" busy={busy()} onClick={renew}>
                {busy() ? 'Renewing' : 'Renew token'}
              </Button>
            </>
          }
        >
          <Button onClick={() => props.onClose()}>Close</Button>
        </Show>
      }
    >
      <Show
        when={token()}
        fallback={
          <p class="text-muted">
            The token proves that calls come from this machine. Renew it when it was lost or seen by others: the old one stops working at
            once, and ccm on the machine asks for values of variables in vain until it has the new one.
          </p>
        }
      >
        {(now) => (
          <>
            <p class="pb-3 text-muted">This is shown once. Put it where ccm on {props.machine.displayName} keeps its token.</p>
            <div class="flex items-center gap-2 rounded-sm border border-line bg-sunken py-1 pr-1 pl-2.5">
              <code class="mono min-w-0 grow break-all">{now()}</code>
              <Button
                kind="ghost"
                size="small"
                icon={<Copy class="ic ic-14" />}
                aria-label="Copy the token"
                onClick={() => void copy(now())}
              >
                <span aria-live="polite">{word()}</span>
              </Button>
            </div>
          </>
        )}
      </Show>
      <Show when={failure()}>{(message) => <FieldError>Not renewed: {message()}</FieldError>}</Show>
    </Dialog>
  )
}
