import type { Api } from '@ccm/client'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'
import { loadLineage } from './lineage.ts'

export const profileQueries = {
  list: (api: Api, search: { search?: string }) =>
    infiniteQueryOptions({
      queryKey: ['profiles', 'list', search],
      queryFn: ({ pageParam, signal }) => api.profiles.list.query({ ...search, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
    }),
  /** Names for a filter. */
  names: (api: Api) =>
    queryOptions({
      queryKey: ['profiles', 'names'],
      queryFn: async ({ signal }) =>
        (await api.profiles.list.query({ limit: 200 }, { signal })).items.map(({ id, name }) => ({ id, name })),
    }),
  /** The profile with those it extends, in the order they count. */
  lineage: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['profiles', 'lineage', id],
      queryFn: ({ signal }) => loadLineage(id, (profileId) => api.profiles.get.query({ id: profileId }, { signal })),
    }),
  preview: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['profiles', 'preview', id],
      queryFn: async ({ signal }) => {
        const [{ artifacts, warnings }, { composeFiles }] = await Promise.all([
          api.profiles.preview.query({ id }, { signal }),
          import('@ccm/formats'),
        ])
        const project = composeFiles(artifacts.filter(({ root }) => root === 'project'))
        const home = composeFiles(artifacts.filter(({ root }) => root === 'home')).map((file) => ({ ...file, path: `~/${file.path}` }))
        return { artifacts, warnings, files: [...project, ...home] }
      },
    }),
  revisions: (api: Api, id: string) =>
    infiniteQueryOptions({
      queryKey: ['profiles', 'revisions', id],
      queryFn: ({ pageParam, signal }) => api.profiles.revisions.query({ id, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
    }),
}
