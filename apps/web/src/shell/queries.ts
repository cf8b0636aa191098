import type { Api } from '@ccm/client'
import { queryOptions } from '@tanstack/solid-query'

export const healthQueries = {
  check: (api: Api) => queryOptions({ queryKey: ['health'], queryFn: ({ signal }) => api.health.check.query(undefined, { signal }) }),
}
