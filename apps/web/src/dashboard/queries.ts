import type { Api } from '@ccm/client'
import { queryOptions } from '@tanstack/solid-query'

export const dashboardQueries = {
  get: (api: Api) => queryOptions({ queryKey: ['dashboard'], queryFn: ({ signal }) => api.dashboard.get.query(undefined, { signal }) }),
  /** Every machine with its projects, those out of step first: as many as one page holds. */
  fleet: (api: Api) =>
    queryOptions({
      queryKey: ['dashboard', 'fleet'],
      queryFn: async ({ signal }) => {
        const ask = { signal }
        const [machines, projects] = await Promise.all([
          api.machines.list.query({ limit: 200 }, ask),
          api.projects.list.query({ sort: 'state', limit: 200 }, ask),
        ])
        return { machines: machines.items, projects: projects.items }
      },
    }),
}
