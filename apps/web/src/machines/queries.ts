import type { Api } from '@ccm/client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { asWhole, byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'

export const machineQueries = {
  list: (api: Api) =>
    infiniteQueryOptions({
      queryKey: ['machines', 'list'],
      queryFn: ({ pageParam, signal }) => api.machines.list.query({ ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
      select: asWhole,
    }),
  get: (api: Api, id: string) =>
    queryOptions({ queryKey: ['machines', 'get', id], queryFn: ({ signal }) => api.machines.get.query({ id }, { signal }) }),
  /** What applies in the user scope. */
  effective: (api: Api, id: string) =>
    queryOptions({ queryKey: ['machines', 'effective', id], queryFn: ({ signal }) => api.machines.effective.query({ id }, { signal }) }),
  total: (api: Api) =>
    queryOptions({
      queryKey: ['machines', 'total'],
      queryFn: async ({ signal }) => (await api.machines.list.query({ limit: 1 }, { signal })).total,
    }),
}

/** The answers a change to a machine changes, by the first word of their key. */
export const changedByMachines = ['machines', 'projects', 'profiles', 'components', 'envVars', 'overrides', 'dashboard', 'activity']
