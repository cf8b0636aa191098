import type { Api } from '@ccm/client'
import { useQueryClient } from '@tanstack/solid-query'
import { type Accessor, createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'
import { useApi } from '../api.tsx'
import { useClock } from '../clock.tsx'
import { type ConnectionListener, follow, type LiveState } from './follow.ts'
import { createGather } from './gather.ts'

interface Live {
  state: Accessor<LiveState>
  tryNow: () => void
  /** Whether something changed elsewhere a moment ago, so that what changes on the page now comes from there. */
  isFresh: () => boolean
}

/** Exported for what stands in for the server. */
export const LiveContext = createContext<Live>({ state: (): LiveState => ({ kind: 'connecting' }), tryNow: () => {}, isFresh: () => false })

/** How long a change elsewhere takes to reach the page at most, in milliseconds. */
const moment = 5000

/** Asks again for what changed elsewhere, for as long as the page is open. */
export function LiveProvider(props: ParentProps) {
  const api = useApi()
  const now = useClock()
  const queries = useQueryClient()
  const [state, setState] = createSignal<LiveState>({ kind: 'connecting' })
  const freshness = createFreshness()
  const gather = createGather(schedule, (words) => {
    freshness.renew()
    words.forEach((word) => void queries.invalidateQueries({ queryKey: [word] }))
  })
  const follower = follow({
    connect: (listener) => subscribe(api, listener),
    now,
    schedule,
    onState: setState,
    onEvent: gather.hear,
    onBack: () => {
      freshness.renew()
      void queries.invalidateQueries()
    },
  })
  onCleanup(() => {
    follower.stop()
    gather.stop()
  })
  return (
    <LiveContext.Provider value={{ state, tryNow: follower.tryNow, isFresh: freshness.isFresh }}>{props.children}</LiveContext.Provider>
  )
}

function schedule(callback: () => void, milliseconds: number): () => void {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}

/** True for a moment after each change; the page's element says so too, for what moves by style alone. */
function createFreshness() {
  let cancel: (() => void) | undefined
  const { dataset } = document.documentElement
  const end = () => {
    cancel = undefined
    delete dataset.live
  }
  onCleanup(() => cancel?.())
  return {
    isFresh: () => cancel !== undefined,
    renew: () => {
      cancel?.()
      cancel = schedule(end, moment)
      dataset.live = ''
    },
  }
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
