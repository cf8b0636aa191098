import type { Api } from '@ccm/client'
import type { ComponentType } from '@ccm/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { listOverrides, type Subject } from '../overrides/subject.ts'
import { asWhole, byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'
import type { ComponentSearch } from './filter.ts'
import { loadPlaces } from './load-places.ts'

export const componentQueries = {
  list: (api: Api, search: ComponentSearch & { type?: ComponentType; sort?: 'changed' }) =>
    infiniteQueryOptions({
      queryKey: ['components', 'list', search],
      queryFn: ({ pageParam, signal }) => api.components.list.query({ ...search, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
      select: asWhole,
    }),
  counts: (api: Api, search: ComponentSearch) =>
    queryOptions({
      queryKey: ['components', 'counts', search],
      queryFn: ({ signal }) => api.components.counts.query(search, { signal }),
      placeholderData: keepPreviousData,
      reconcile: byPlace,
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
  /** A supporting file's content. It never changes: its hash says what it holds. */
  file: (api: Api, hash: string) =>
    queryOptions({
      queryKey: ['files', hash],
      queryFn: ({ signal }) => api.components.readFile.query({ hash }, { signal }),
      staleTime: Infinity,
      reconcile: false,
    }),
  /** A project as a component in it is looked at. A project in which components contradict each other receives nothing. */
  seenFrom: (api: Api, projectId: string) =>
    queryOptions({
      queryKey: ['projects', 'seen', projectId],
      queryFn: async ({ signal }) => {
        const ask = { signal }
        const [project, effective] = await Promise.all([
          api.projects.get.query({ id: projectId }, ask),
          api.projects.effective.query({ id: projectId }, ask),
        ])
        const isChanged = effective.components.some(({ reasons }) => reasons.some(({ action }) => action === 'modifies'))
        const overridesOf = async (level: Subject['level'], id: string) => (await listOverrides(api, { level, id }, signal)).items
        const [preview, ...overrides] = await Promise.all([
          effective.problem === null ? api.projects.preview.query({ id: projectId }, ask) : undefined,
          isChanged ? overridesOf('project', projectId) : [],
          isChanged ? overridesOf('machine', project.machine.id) : [],
        ])
        return { project, effective, preview, overrides: overrides.flat() }
      },
      // Many artifacts, which are rendered anew anyway.
      reconcile: false,
    }),
  /** Which names of env vars are used where, and where they have no value. */
  envUsage: (api: Api) =>
    queryOptions({
      queryKey: ['envVars', 'usage'],
      queryFn: ({ signal }) => api.envVars.usage.query(undefined, { signal }),
      reconcile: false,
    }),
  /** Whether an env var of this name has a value anywhere. */
  envSet: (api: Api, name: string) =>
    queryOptions({
      queryKey: ['envVars', 'set', name],
      queryFn: async ({ signal }) => {
        const { items } = await api.envVars.list.query({ search: name, limit: 200 }, { signal })
        return items.some((envVar) => envVar.name === name)
      },
    }),
  /** The newest revision, also of a component that was deleted. */
  lastRevision: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['components', 'lastRevision', id],
      queryFn: async ({ signal }) => (await api.components.revisions.query({ id, limit: 1 }, { signal })).items[0] ?? null,
      retry: false,
    }),
  /** Where profiles put a component, and which projects and machines want it otherwise. */
  places: (api: Api, id: string, profiles: string[]) =>
    queryOptions({
      queryKey: ['components', 'places', id, profiles],
      queryFn: ({ signal }) => loadPlaces(api, id, profiles, signal),
      reconcile: false,
    }),
}
