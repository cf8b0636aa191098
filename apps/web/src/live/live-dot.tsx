import { Match, Switch } from 'solid-js'
import { useLive } from './live.tsx'
import { useSecondsUntil } from './seconds-until.ts'

const words = { connecting: 'Connecting', live: 'Live', retrying: 'Retrying' }

/** Whether the page hears of changes, and from which server. The dot is full only while it does. */
export function LiveDot(props: { host: string; /** The dot alone. */ folded: boolean }) {
  const { state } = useLive()
  const live = () => state().kind === 'live'
  const sentence = () => `${words[state().kind]} · ${props.host}`
  return (
    <span
      class={`flex min-w-0 items-center gap-1.5 text-small text-muted ${props.folded ? 'size-7 justify-center' : 'grow'}`}
      title={sentence()}
    >
      <span
        class="size-2 shrink-0 rounded-full border-[1.5px]"
        classList={{ 'border-positive bg-positive': live(), 'border-faint': !live() }}
        aria-hidden="true"
      />
      {/* The seconds are seen, and not read out one by one. */}
      <span class="sr-only" role="status">
        {sentence()}
      </span>
      <span class={props.folded ? 'hidden' : 'truncate tabular-nums'} aria-hidden="true">
        <Switch fallback={sentence()}>
          <Match when={retryAt(state())}>{(at) => <Retrying at={at()} />}</Match>
        </Switch>
      </span>
    </span>
  )
}

const retryAt = (state: ReturnType<ReturnType<typeof useLive>['state']>) => (state.kind === 'retrying' ? state.at : undefined)

function Retrying(props: { at: number }) {
  const seconds = useSecondsUntil(() => props.at)
  return <>{seconds() === 0 ? 'Retrying now' : `Retrying in ${seconds()} s`}</>
}
