import type { Api } from '@ccm/client'
import type { ComponentType } from '@ccm/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'
import type { ComponentSearch } from './filter.ts'

export const componentQueries = {
  list: (api: Api, search: ComponentSearch & { type?: ComponentType }) =>
    infiniteQueryOptions({
      queryKey: ['components', 'list', search],
      queryFn: ({ pageParam, signal }) => api.components.list.query({ ...search, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
    }),
  counts: (api: Api, search: ComponentSearch) =>
    queryOptions({
      queryKey: ['components', 'counts', search],
      queryFn: ({ signal }) => api.components.counts.query(search, { signal }),
      placeholderData: keepPreviousData,
    }),
  tags: (api: Api) =>
    queryOptions({ queryKey: ['components', 'tags'], queryFn: ({ signal }) => api.components.tags.query(undefined, { signal }) }),
  get: (api: Api, id: string) =>
    queryOptions({ queryKey: ['components', 'get', id], queryFn: ({ signal }) => api.components.get.query({ id }, { signal }) }),
  preview: (api: Api, id: string) =>
    queryOptions({ queryKey: ['components', 'preview', id], queryFn: ({ signal }) => api.components.preview.query({ id }, { signal }) }),
  usage: (api: Api, id: string) =>
    queryOptions({ queryKey: ['components', 'usage', id], queryFn: ({ signal }) => api.components.usage.query({ id }, { signal }) }),
  revisions: (api: Api, id: string) =>
    infiniteQueryOptions({
      queryKey: ['components', 'revisions', id],
      queryFn: ({ pageParam, signal }) => api.components.revisions.query({ id, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
    }),
}
