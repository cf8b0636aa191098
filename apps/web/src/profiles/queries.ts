import type { Api } from '@ccm/client'
import { readError } from '@ccm/client'
import type { Impact, Page, Profile, ProfileImpact } from '@ccm/contract'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/solid-query'
import type { z } from 'zod'
import { asWhole, byPlace, firstPage, nextPage, pageSize } from '../ui/pages.ts'
import { loadAncestors } from './lineage.ts'
import type { ProfileDraft } from './profile-draft.ts'

/** What a profile is looked at as: in a project, or in Claude Code's own directory on a machine. */
export type SeenAs = 'project' | 'user'

/** What is known of a component by its id. One that is no more is not in the answer. */
export interface KnownComponent extends Pick<Profile['components'][number], 'type' | 'name' | 'description' | 'enabled'> {
  id: string
}

export const profileQueries = {
  list: (api: Api, search: { search?: string }) =>
    infiniteQueryOptions({
      queryKey: ['profiles', 'list', search],
      queryFn: ({ pageParam, signal }) => api.profiles.list.query({ ...search, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
      placeholderData: keepPreviousData,
      reconcile: byPlace,
      select: asWhole,
    }),
  /** Names of all, to choose one. */
  names: (api: Api) =>
    queryOptions({
      queryKey: ['profiles', 'names'],
      queryFn: async ({ signal }) => {
        const profiles = await allPages((cursor) => api.profiles.list.query({ limit: 200, ...cursor }, { signal }))
        return profiles.map(({ id, name }) => ({ id, name }))
      },
    }),
  get: (api: Api, id: string) =>
    queryOptions({ queryKey: ['profiles', 'get', id], queryFn: ({ signal }) => api.profiles.get.query({ id }, { signal }) }),
  /** The profiles that some profiles build on, and these themselves. One that is no more is not in the answer. */
  ancestors: (api: Api, parents: readonly string[]) =>
    queryOptions({
      queryKey: ['profiles', 'ancestors', parents],
      queryFn: ({ signal }) => loadAncestors(parents, (id) => unlessGone(api.profiles.get.query({ id }, { signal }))),
      placeholderData: keepPreviousData,
      reconcile: false,
    }),
  /** Names and types of components by their ids. */
  components: (api: Api, ids: readonly string[]) =>
    queryOptions({
      queryKey: ['components', 'known', ids],
      queryFn: async ({ signal }) =>
        (await Promise.all(ids.map((id) => findComponent(api, id, signal)))).filter((found) => found !== undefined),
      placeholderData: keepPreviousData,
      reconcile: false,
    }),
  /** What the profile writes, as it is saved or with a change that is not. */
  preview: (api: Api, id: string, seenAs: SeenAs, draft?: ProfileDraft) =>
    queryOptions({
      queryKey: ['profiles', 'preview', id, seenAs, draft ?? null],
      queryFn: ({ signal }) =>
        api.profiles.preview.query({ id, ...(draft && { draft }), ...(seenAs === 'user' && { user: 'default' }) }, { signal }),
      // Many artifacts, which are composed anew anyway.
      reconcile: false,
      gcTime: draft ? 30_000 : undefined,
    }),
  impact: (api: Api, change: z.infer<typeof ProfileImpact>) => ({
    queryKey: ['profiles', 'impact', change],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<Impact> => api.profiles.impact.query(change, { signal }),
  }),
  /** Who is left without it when it goes. */
  users: (api: Api, id: string) =>
    queryOptions({ queryKey: ['profiles', 'users', id], queryFn: ({ signal }) => loadUsers(api, id, signal) }),
  /** What a profile said last, also one that was deleted; null for one that never was. */
  lastRevision: (api: Api, id: string) =>
    queryOptions({
      queryKey: ['profiles', 'last-revision', id],
      queryFn: async ({ signal }) => (await unlessGone(api.profiles.revisions.query({ id, limit: 1 }, { signal })))?.items[0] ?? null,
    }),
  revisions: (api: Api, id: string) =>
    infiniteQueryOptions({
      queryKey: ['profiles', 'revisions', id],
      queryFn: ({ pageParam, signal }) => api.profiles.revisions.query({ id, ...pageParam, limit: pageSize }, { signal }),
      initialPageParam: firstPage,
      getNextPageParam: nextPage,
    }),
}

async function findComponent(api: Api, id: string, signal: AbortSignal): Promise<KnownComponent | undefined> {
  const found = await unlessGone(api.components.get.query({ id }, { signal }))
  return found && { id, type: found.type, name: found.name, description: found.description, enabled: found.enabled }
}

async function unlessGone<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    if (readError(error).code === 'not-found') return undefined
    throw error
  }
}

/** What a profile is used by. */
export interface ProfileUsers {
  profiles: { id: string; name: string }[]
  /** The first of so many. */
  projects: { id: string; name: string; machine: string }[]
  totalProjects: number
  machines: { id: string; name: string }[]
}

async function loadUsers(api: Api, id: string, signal: AbortSignal): Promise<ProfileUsers> {
  const [projects, profiles, machines] = await Promise.all([
    api.projects.list.query({ profile: id, limit: pageSize }, { signal }),
    allPages((cursor) => api.profiles.list.query({ limit: 200, ...cursor }, { signal })),
    allPages((cursor) => api.machines.list.query({ limit: 200, ...cursor }, { signal })),
  ])
  return {
    profiles: profiles.filter((child) => child.extends.some((parent) => parent.id === id)).map(({ id, name }) => ({ id, name })),
    projects: projects.items.map(({ id, name, machine }) => ({ id, name, machine: machine.name })),
    totalProjects: projects.total,
    machines: machines.filter(({ userProfile }) => userProfile?.id === id).map(({ id, displayName }) => ({ id, name: displayName })),
  }
}

/** Follows the cursor to the end of a list that is short by its nature. */
async function allPages<T>(ask: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  for (let cursor: { cursor?: string } | undefined = {}; cursor;) {
    const page: Page<T> = await ask(cursor)
    items.push(...page.items)
    cursor = nextPage(page)
  }
  return items
}
