import type { Api } from '@ccm/client'
import { keepPreviousData, queryOptions } from '@tanstack/solid-query'

export interface EnvName {
  name: string
  /** Some value of it is sealed. */
  sensitive: boolean
  /** Where it has values: "everywhere", "on studio", "in storefront". */
  places: string[]
}

/** Under `envVars`, so that a change there asks anew. */
export const envQueries = {
  /** The names that have a value somewhere and hold this text. */
  names: (api: Api, search: string) =>
    queryOptions({
      queryKey: ['envVars', 'names', search],
      queryFn: async ({ signal }): Promise<EnvName[]> => {
        const { items } = await api.envVars.list.query({ limit: 200, ...(search && { search }) }, { signal })
        const names = new Map<string, EnvName>()
        for (const { name, sensitive, machine, project } of items) {
          const known = names.get(name)
          const place = placeOf(machine?.name, project?.name)
          names.set(name, {
            name,
            sensitive: sensitive || (known?.sensitive ?? false),
            places: [...new Set([...(known?.places ?? []), place])],
          })
        }
        return [...names.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
      },
      placeholderData: keepPreviousData,
      reconcile: 'name',
    }),
}

const placeOf = (machine?: string, project?: string) =>
  [project && `in ${project}`, machine && `on ${machine}`].filter(Boolean).join(' ') || 'everywhere'
