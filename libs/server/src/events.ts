import type { ChangeEvent } from '@ccm/contract'

export interface NumberedEvent {
  id: number
  event: ChangeEvent
}

/** How many events are kept for a page that was away for a moment. */
const KEPT = 256

/** Tells open pages what changed. */
export interface Events {
  publish(event: ChangeEvent): void
  /**
   * Every event from now on, until the signal aborts or the server stops. With `after`, first those since that one, as
   * far back as they are kept.
   */
  subscribe(options: { after?: number; signal?: AbortSignal }): AsyncGenerator<NumberedEvent, void, undefined>
  /** Ends every subscription; for shutting down. */
  close(): void
}

/** Numbers start at `first`, which must be higher than those of an earlier process, so that a page never mistakes one for the other. */
export function createEvents(first: number): Events {
  const recent: NumberedEvent[] = []
  const wakers = new Set<() => void>()
  let next = first
  let closed = false
  const wakeAll = () => wakers.forEach((wake) => wake())

  return {
    publish(event) {
      recent.push({ id: next, event })
      next += 1
      if (recent.length > KEPT) recent.shift()
      wakeAll()
    },
    async *subscribe({ after, signal }) {
      let seen = after ?? next - 1
      while (!closed && !signal?.aborted) {
        for (const item of recent.filter(({ id }) => id > seen)) {
          seen = item.id
          yield item
        }
        if (!closed && !signal?.aborted && seen >= next - 1) await nextWake(wakers, signal)
        seen = Math.min(seen, next - 1)
      }
    },
    close() {
      closed = true
      wakeAll()
    },
  }
}

function nextWake(wakers: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      wakers.delete(wake)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    wakers.add(wake)
    signal?.addEventListener('abort', wake)
  })
}
