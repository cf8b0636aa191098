import type { Api } from '@ccm/client'
import type { EnvVar, Page } from '@ccm/contract'
import { queryOptions } from '@tanstack/solid-query'
import { nextPage } from '../ui/pages.ts'

/** Values never pass through here: sealed ones are null in every answer, and a revealed one is kept by what shows it. */
export const envVarQueries = {
  all: (api: Api) =>
    queryOptions({
      queryKey: ['envVars', 'all'],
      queryFn: ({ signal }) => allPages<EnvVar>((cursor) => api.envVars.list.query({ limit: 200, ...cursor }, { signal })),
    }),
  machines: (api: Api) =>
    queryOptions({
      queryKey: ['machines', 'names'],
      queryFn: async ({ signal }) => {
        const machines = await allPages((cursor) => api.machines.list.query({ limit: 200, ...cursor }, { signal }))
        return machines.map(({ id, displayName }) => ({ id, name: displayName }))
      },
    }),
  projects: (api: Api) =>
    queryOptions({
      queryKey: ['projects', 'names'],
      queryFn: async ({ signal }) => {
        const projects = await allPages((cursor) => api.projects.list.query({ limit: 200, ...cursor }, { signal }))
        return projects.map(({ id, name, machine }) => ({ id, name, machine: machine.name }))
      },
    }),
}

/** The answers a value changes, by the first word of their key. */
export const changedByValues = ['envVars', 'projects', 'machines', 'components', 'profiles', 'dashboard', 'activity']

/** Follows the cursor to the end of a list. */
async function allPages<T>(ask: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for (let cursor: { cursor?: string } | undefined = {}; cursor;) {
    const page: Page<T> = await ask(cursor)
    items.push(...page.items)
    cursor = nextPage(page)
  }
  return items
}
