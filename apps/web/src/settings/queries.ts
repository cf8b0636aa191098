import type { Api } from '@ccm/client'
import { queryOptions } from '@tanstack/solid-query'

export const settingsQueries = {
  get: (api: Api) =>
    queryOptions({ queryKey: ['settings', 'get'], queryFn: ({ signal }) => api.settings.get.query(undefined, { signal }) }),
  about: (api: Api) =>
    queryOptions({ queryKey: ['settings', 'about'], queryFn: ({ signal }) => api.settings.about.query(undefined, { signal }) }),
}
