import type { Api } from '@ccm/client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'

export interface ProjectSearch {
  search?: string
  machine?: string
  profile?: string
}

export const projectQueries = {
  list: (api: Api, search: ProjectSearch) =>
    infiniteQueryOptions({
      queryKey: ['projects', 'list', search],
      queryFn: ({ pageParam, signal }) => api.projects.list.query({ ...search, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
    }),
  get: (api: Api, id: string) =>
    queryOptions({ queryKey: ['projects', 'get', id], queryFn: ({ signal }) => api.projects.get.query({ id }, { signal }) }),
  effective: (api: Api, id: string) =>
    queryOptions({ queryKey: ['projects', 'effective', id], queryFn: ({ signal }) => api.projects.effective.query({ id }, { signal }) }),
  status: (api: Api, targetId: string) =>
    queryOptions({ queryKey: ['projects', 'status', targetId], queryFn: ({ signal }) => api.sync.status.query({ targetId }, { signal }) }),
  runs: (api: Api, targetId: string) =>
    infiniteQueryOptions({
      queryKey: ['projects', 'runs', targetId],
      queryFn: ({ pageParam, signal }) => api.sync.history.query({ targetId, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
    }),
}
