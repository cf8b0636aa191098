import type { ChangeEvent } from '@ccm/contract'

/** How the page hears of changes. `at` is when the next try comes, in milliseconds since 1970; `lost` when the last answer was heard. */
export type LiveState = { kind: 'connecting' } | { kind: 'live' } | { kind: 'retrying'; at: number; lost: number }

/** What one connection tells. `onDown` may come more than once. */
export interface ConnectionListener {
  onUp: () => void
  onEvent: (event: ChangeEvent) => void
  onDown: () => void
}

export interface FollowOptions {
  /** Opens one connection and gives back how to close it. */
  connect: (listener: ConnectionListener) => () => void
  now: () => number
  /** Calls back after so many milliseconds, unless the returned function is called first. */
  schedule: (callback: () => void, milliseconds: number) => () => void
  onState: (state: LiveState) => void
  onEvent: (event: ChangeEvent) => void
  /** The connection is back: anything may have changed meanwhile. */
  onBack: () => void
}

export interface Follower {
  /** Tries at once instead of waiting. */
  tryNow: () => void
  stop: () => void
}

const waits = [1_000, 2_000, 4_000, 8_000, 15_000]

/** Keeps one connection to the server's events open, waiting longer after each failure in a row. */
export function follow(options: FollowOptions): Follower {
  let failures = 0
  let lost: number | undefined
  let release = () => {}

  const open = () => {
    release()
    let current = true
    const close = options.connect({
      onUp: () => {
        if (!current) return
        const back = failures > 0
        failures = 0
        lost = undefined
        options.onState({ kind: 'live' })
        if (back) options.onBack()
      },
      onEvent: (event) => current && options.onEvent(event),
      onDown: () => {
        if (!current) return
        release()
        wait()
      },
    })
    release = () => {
      current = false
      close()
    }
  }
  const wait = () => {
    const pause = waits[Math.min(failures, waits.length - 1)] ?? 1_000
    failures += 1
    lost ??= options.now()
    options.onState({ kind: 'retrying', at: options.now() + pause, lost })
    release = options.schedule(open, pause)
  }
  options.onState({ kind: 'connecting' })
  open()
  return { tryNow: open, stop: () => release() }
}
