import type { ComponentType } from '@ccm/contract'
import { locateSecrets } from '@ccm/formats/secrets'
import { createMemo, createSignal, For, lazy, type ParentProps, Show, Suspense } from 'solid-js'
import TriangleAlert from '~icons/lucide/triangle-alert'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { componentQueries } from '../queries.ts'
import { namesIn, refTo } from './env-refs.ts'

const SecretDialog = lazy(() => import('./secret-dialog.tsx'))

interface EnvNoteProps {
  type: ComponentType
  /** The field the pair stands in: `env`, `headers`. */
  field: string
  name: string
  value: string
  onInput: (value: string) => void
}

/** What there is to say under a value: that it is a secret in the clear, or refers to a variable without a value. */
export function EnvNote(props: EnvNoteProps) {
  const [moving, setMoving] = createSignal(false)
  const secret = createMemo(() => locateSecrets(props.type, { [props.field]: { [props.name]: props.value } })[0])
  return (
    <>
      <Show when={secret()}>
        <Warning>
          This looks like a secret, and everyone who reads the library or its files can read it.{' '}
          <Act onClick={() => setMoving(true)}>Move to a variable</Act>
        </Warning>
      </Show>
      <For each={namesIn(props.value)}>{(name) => <MissingNote name={name} />}</For>
      <Suspense>
        <Show when={moving() && secret()}>
          {(found) => (
            <SecretDialog
              name={found().suggestedName}
              value={props.value.slice(found().start, found().end)}
              onSet={(name) => props.onInput(props.value.slice(0, found().start) + refTo(name) + props.value.slice(found().end))}
              onClose={() => setMoving(false)}
            />
          )}
        </Show>
      </Suspense>
    </>
  )
}

/** Says where a variable has no value, and gives it one. */
export function MissingNote(props: { name: string }) {
  const api = useApi()
  const [setting, setSetting] = createSignal(false)
  const has = useQuery(() => componentQueries.envSet(api, props.name))
  const usage = useQuery(() => componentQueries.envUsage(api))
  const isUnset = () => has.data !== undefined && !has.data
  const machines = () => {
    const used = usage.data !== undefined ? usage.data.items.find(({ name }) => name === props.name) : undefined
    return [...new Set(used?.missing.map(({ machineName }) => machineName))]
  }
  return (
    <>
      <Show when={isUnset() || machines().length > 0}>
        <Warning>
          <b class="mono font-medium">{props.name}</b> has no value
          <Show when={!isUnset()}>
            {' '}
            on <b class="mono font-medium">{machines().slice(0, 3).join(', ')}</b>
            {machines().length > 3 ? ` and ${machines().length - 3} more` : ''}
          </Show>
          . <Act onClick={() => setSetting(true)}>Set it</Act>
        </Warning>
      </Show>
      <Suspense>
        <Show when={setting()}>
          <SecretDialog fixedName name={props.name} onSet={() => setSetting(false)} onClose={() => setSetting(false)} />
        </Show>
      </Suspense>
    </>
  )
}

function Warning(props: ParentProps) {
  return (
    <p class="flex gap-1.5 text-small text-warning">
      <TriangleAlert class="ic ic-14 mt-px" />
      <span class="min-w-0 break-words">{props.children}</span>
    </p>
  )
}

function Act(props: ParentProps<{ onClick: () => void }>) {
  return (
    <button type="button" class="font-medium whitespace-nowrap text-accent hover:underline" onClick={() => props.onClick()}>
      {props.children}
    </button>
  )
}
