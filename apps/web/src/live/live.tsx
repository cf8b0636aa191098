import type { Api } from '@ccm/client'
import { useQueryClient } from '@tanstack/solid-query'
import { type Accessor, createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import { useApi } from '../api.tsx'
import { useClock } from '../clock.tsx'
import { type ConnectionListener, follow, type LiveState } from './follow.ts'
import { staleAfter } from './stale.ts'

interface Live {
  state: Accessor<LiveState>
  tryNow: () => void
}

const LiveContext = createContext<Live>({ state: (): LiveState => ({ kind: 'connecting' }), tryNow: () => {} })

/** Asks again for what changed elsewhere, for as long as the page is open. */
export function LiveProvider(props: ParentProps) {
  const api = useApi()
  const now = useClock()
  const queries = useQueryClient()
  const [state, setState] = createSignal<LiveState>({ kind: 'connecting' })
  const follower = follow({
    connect: (listener) => subscribe(api, listener),
    now,
    schedule: (callback, milliseconds) => {
      const timer = setTimeout(callback, milliseconds)
      return () => clearTimeout(timer)
    },
    onState: setState,
    onEvent: ({ kind }) => staleAfter[kind].forEach((key) => void queries.invalidateQueries({ queryKey: [key] })),
    onBack: () => void queries.invalidateQueries(),
  })
  onCleanup(follower.stop)
  return <LiveContext.Provider value={{ state, tryNow: follower.tryNow }}>{props.children}</LiveContext.Provider>
}

export const useLive = () => useContext(LiveContext)

function subscribe(api: Api, { onUp, onEvent, onDown }: ConnectionListener): () => void {
  const subscription = api.sync.events.subscribe(undefined, {
    onStarted: onUp,
    onData: (event) => onEvent(event.data),
    onError: onDown,
    onComplete: onDown,
    onConnectionStateChange: ({ state, error }) => {
      if (state === 'connecting' && error) onDown()
    },
  })
  return () => subscription.unsubscribe()
}
