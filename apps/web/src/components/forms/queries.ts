import type { Api } from '@ccm/client'
import type { ComponentSummary, ComponentType } from '@ccm/contract'
import { queryOptions } from '@tanstack/solid-query'
import { collectVariables } from './variables/collect-variables.ts'

/** A component that another one may name. */
export type Nameable = Pick<ComponentSummary, 'id' | 'key' | 'name' | 'description'>

/** So many names are offered; others can still be typed. */
const mostNames = 1000

/** What forms offer from the rest of the library. A form works without the answers: what they would offer can be typed. */
export const formQueries = {
  /** The components of a type, by the name that Claude Code knows them by. */
  named: (api: Api, type: ComponentType) =>
    queryOptions({
      queryKey: ['components', 'named', type],
      queryFn: async ({ signal }) => {
        const named: Nameable[] = []
        let cursor: string | null | undefined
        do {
          const page = await api.components.list.query({ type, limit: 200, ...(cursor && { cursor }) }, { signal })
          named.push(...page.items.map(({ id, key, name, description }) => ({ id, key, name, description })))
          cursor = page.nextCursor
        } while (cursor && named.length < mostNames)
        return named
      },
    }),
  /** The variables that profiles, machines and projects give a value. */
  variables: (api: Api) =>
    queryOptions({
      queryKey: ['profiles', 'variables'],
      queryFn: ({ signal }) => collectVariables(api, signal),
      reconcile: false,
    }),
}
