import type { Browser, Page } from '@playwright/test'

/** The longest task of a page's main thread, in milliseconds: what it computed, and how long that took with what else ran on the machine. */
export interface LongestTask {
  computed: number
  wall: number
}

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds, of wall time and of the thread's own. */
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Watches the page's main thread while something is done on it. */
export async function watchMainThread<T>(
  browser: Browser,
  page: Page,
  act: () => Promise<T>,
): Promise<{ result: T; longest: LongestTask }> {
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
  const result = await act()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] }
  return { result, longest: longestOf(traceEvents) }
}

/** Each open page has a main thread of its own; the one that was worked on is the busiest. */
function longestOf(events: TraceEvent[]): LongestTask {
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`
  const mains = new Set(events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain').map(threadOf))
  const tasks = new Map<string, TraceEvent[]>()
  for (const event of events) {
    const thread = threadOf(event)
    if (event.ph !== 'X' || !event.name.endsWith('RunTask') || !mains.has(thread)) continue
    const known = tasks.get(thread)
    if (known) known.push(event)
    else tasks.set(thread, [event])
  }
  const computed = (list: TraceEvent[]) => list.reduce((sum, { tdur }) => sum + (tdur ?? 0), 0)
  const [busiest] = [...tasks.values()].sort((a, b) => computed(b) - computed(a))
  if (!busiest) throw new Error('The browser told nothing of its main thread.')
  const most = (of: (event: TraceEvent) => number | undefined) =>
    busiest.reduce((longest, event) => Math.max(longest, of(event) ?? 0), 0) / 1000
  return { computed: most(({ tdur }) => tdur), wall: most(({ dur }) => dur) }
}
