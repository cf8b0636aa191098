import { readError } from '@ccm/client'
import { QueryClient } from '@tanstack/solid-query'
import { reconcile } from 'solid-js/store'

/**
 * Answers stay fresh until an event says otherwise; what nobody looks at is asked for again when somebody does. An answer
 * with a code is final; a server that could not be reached is asked again when the connection is back.
 */
export const createQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        networkMode: 'always',
        // A newer answer changes the old one in place, row by row, so that what did not change keeps its element and its focus. The
        // copy keeps the cache apart from what is shown.
        reconcile: (shown, fresh) => reconcile(structuredClone(fresh), { key: 'id' })(shown),
        retryDelay: 400,
        retry: (failures, error) => failures < 1 && readError(error).code === 'internal',
      },
    },
  })
