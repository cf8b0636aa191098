import { useLive } from './live.tsx'

const words = { connecting: 'Connecting', live: 'Live', retrying: 'Retrying' }

/** Whether the page hears of changes, and from which server. */
export function LiveDot(props: { host: string }) {
  const { state } = useLive()
  const live = () => state().kind === 'live'
  return (
    <span class="flex min-w-0 grow items-center gap-2 text-small text-muted" role="status">
      <span
        class="size-2 shrink-0 rounded-full border-[1.5px]"
        classList={{ 'border-positive bg-positive': live(), 'border-faint': !live() }}
        aria-hidden="true"
      />
      <span class="truncate max-lg:sr-only" title={`${words[state().kind]} · ${props.host}`}>
        {words[state().kind]} · {props.host}
      </span>
    </span>
  )
}
