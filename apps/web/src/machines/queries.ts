import type { Api } from '@ccm/client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'

export const machineQueries = {
  list: (api: Api) =>
    infiniteQueryOptions({
      queryKey: ['machines', 'list'],
      queryFn: ({ pageParam, signal }) => api.machines.list.query({ ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
    }),
  total: (api: Api) =>
    queryOptions({
      queryKey: ['machines', 'total'],
      queryFn: async ({ signal }) => (await api.machines.list.query({ limit: 1 }, { signal })).total,
    }),
}
