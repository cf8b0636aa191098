import type { Api } from '@ccm/client'
import { keepPreviousData, queryOptions } from '@tanstack/solid-query'
import { listOverrides, type Subject } from './subject.ts'

export const overrideQueries = {
  list: (api: Api, subject: Subject) =>
    queryOptions({
      queryKey: ['overrides', subject.level, subject.id],
      queryFn: async ({ signal }) => (await listOverrides(api, subject, signal)).items,
    }),
  /** Components to choose from, by what is typed. */
  choices: (api: Api, search: string) =>
    queryOptions({
      queryKey: ['components', 'choices', search],
      queryFn: async ({ signal }) => (await api.components.list.query({ limit: 50, ...(search && { search }) }, { signal })).items,
      placeholderData: keepPreviousData,
      reconcile: false,
    }),
}

/** The answers an exception changes, by the first word of their key. */
export const changedByOverrides = ['overrides', 'projects', 'machines', 'components', 'envVars', 'dashboard', 'activity'].map((key) => [
  key,
])
