import type { Accessor } from 'solid-js'
import { createTicking, useClock } from '../clock.tsx'

/** Whole seconds until a time, in milliseconds since 1970; counts down to none. */
export function useSecondsUntil(at: Accessor<number>): Accessor<number> {
  const now = createTicking(useClock(), 1000)
  return () => Math.max(0, Math.ceil((at() - now()) / 1000))
}
