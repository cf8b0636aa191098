import type { Api } from '@ccm/client'
import type { ActivitySubject } from '@ccm/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { asWhole, byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'

export const activityQueries = {
  list: (api: Api, kind: ActivitySubject | undefined) =>
    infiniteQueryOptions({
      queryKey: ['activity', 'list', kind],
      queryFn: ({ pageParam, signal }) => api.activity.list.query({ ...(kind && { kind }), ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
      select: asWhole,
    }),
  /** The newest few. */
  latest: (api: Api, limit: number) =>
    queryOptions({
      queryKey: ['activity', 'latest', limit],
      queryFn: async ({ signal }) => (await api.activity.list.query({ limit }, { signal })).items,
    }),
}
