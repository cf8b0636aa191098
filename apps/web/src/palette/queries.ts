import type { Api } from '@ccm/client'
import type { QueryClient } from '@tanstack/solid-query'
import { componentEntry, type Entry, machineEntry, profileEntry, projectEntry, variableEntry } from './entries.ts'
import { mostOfGroup } from './rank.ts'

/** With nothing typed, what a library of common size holds; else what could be shown. */
const limitFor = (search: string) => (search === '' ? 50 : mostOfGroup)

/**
 * What the server finds, through the cache. Each kind has a key of its own, so that an event makes stale what it concerns; what cannot be
 * asked now is left out.
 *
 * @param search as it was typed; nothing gives the first ones of each kind
 * @returns undefined when nothing could be asked
 */
export async function findOnServer(api: Api, queries: QueryClient, search: string): Promise<Entry[] | undefined> {
  const asked = { limit: limitFor(search), ...(search !== '' && { search: search.slice(0, 200) }) }
  const of = async <T>(kind: string, ask: (signal: AbortSignal) => Promise<{ items: T[] }>, toEntry: (row: T) => Entry) => {
    const queryFn = async ({ signal }: { signal: AbortSignal }) => (await ask(signal)).items
    return (await queries.fetchQuery({ queryKey: [kind, 'palette', search], queryFn, gcTime: 300_000, retry: false })).map(toEntry)
  }
  const answers = await Promise.allSettled([
    of('components', (signal) => api.components.list.query(asked, { signal }), componentEntry),
    of('profiles', (signal) => api.profiles.list.query(asked, { signal }), profileEntry),
    of('projects', (signal) => api.projects.list.query(asked, { signal }), projectEntry),
    of('machines', (signal) => api.machines.list.query(asked, { signal }), machineEntry),
    of('envVars', (signal) => api.envVars.list.query(asked, { signal }), variableEntry),
  ])
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  return found.length > 0 ? found.flat() : undefined
}
