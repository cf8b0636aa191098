import type { Api } from '@ccm/client'
import type { Project, TargetState } from '@ccm/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { asWhole, byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'

export interface ProjectSearch {
  search?: string
  machine?: string
  profile?: string
  states?: TargetState[]
  sort?: 'name' | 'state'
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
      select: asWhole,
    }),
  /** How many there are, whatever is searched for. */
  total: (api: Api) =>
    queryOptions({
      queryKey: ['projects', 'total'],
      queryFn: async ({ signal }) => (await api.projects.list.query({ limit: 1 }, { signal })).total,
    }),
  get: (api: Api, id: string) =>
    queryOptions({ queryKey: ['projects', 'get', id], queryFn: ({ signal }) => api.projects.get.query({ id }, { signal }) }),
  effective: (api: Api, id: string) =>
    queryOptions({ queryKey: ['projects', 'effective', id], queryFn: ({ signal }) => api.projects.effective.query({ id }, { signal }) }),
  /** What the library wants there now, artifact by artifact. */
  preview: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['projects', 'preview', id],
      queryFn: ({ signal }) => api.projects.preview.query({ id }, { signal }),
      // Artifacts are made anew with every answer and never changed.
      reconcile: false,
    }),
  /** What another profile would put there, before the project's own exceptions and variables. */
  withProfile: (api: Api, { id, name, description, repository }: Project, profileId: string) =>
    queryOptions({
      queryKey: ['projects', 'with-profile', id, profileId],
      queryFn: ({ signal }) => api.profiles.preview.query({ id: profileId, project: { name, description, repository } }, { signal }),
      reconcile: false,
    }),
  /** An edit made on a disk, beside what the library wants. */
  difference: (api: Api, targetId: string, id: string) =>
    queryOptions({
      queryKey: ['projects', 'difference', targetId, id],
      queryFn: ({ signal }) => api.sync.difference.query({ targetId, id }, { signal }),
      reconcile: false,
    }),
  status: (api: Api, targetId: string) =>
    queryOptions({ queryKey: ['projects', 'status', targetId], queryFn: ({ signal }) => api.sync.status.query({ targetId }, { signal }) }),
  runs: (api: Api, targetId: string) =>
    infiniteQueryOptions({
      queryKey: ['projects', 'runs', targetId],
      queryFn: ({ pageParam, signal }) => api.sync.history.query({ targetId, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      reconcile: byPlace,
      select: asWhole,
    }),
}
