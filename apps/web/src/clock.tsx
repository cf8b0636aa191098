import { type Accessor, createContext, createSignal, onCleanup, type ParentProps, useContext } from 'solid-js'

/** Gives milliseconds since 1970. */
export type Now = () => number

interface Clock {
  now: Now
  /** Moves on every twenty seconds, for all that is shown at once. */
  shown: Accessor<number>
}

const ClockContext = createContext<Clock>()

/** Hands the time down from the entry. */
export function ClockProvider(props: ParentProps<{ now: Now }>) {
  const now = () => props.now()
  return <ClockContext.Provider value={{ now, shown: createTicking(now, 20_000) }}>{props.children}</ClockContext.Provider>
}

/** The time at the moment of the call. */
export const useClock = (): Now => clock().now

/** The time as a signal that moves on, so that "12 min" stays true without a reload. */
export const useNow = (): Accessor<number> => clock().shown

/** The time as a signal that moves on every so many milliseconds. */
export function createTicking(now: Now, every: number): Accessor<number> {
  const [time, setTime] = createSignal(now())
  const timer = setInterval(() => setTime(now()), every)
  onCleanup(() => clearInterval(timer))
  return time
}

function clock(): Clock {
  const found = useContext(ClockContext)
  if (!found) throw new Error('The time needs a ClockProvider above it.')
  return found
}
