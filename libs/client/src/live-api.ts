import { createTRPCClient, httpSubscriptionLink, splitLink } from '@trpc/client'
import type { AppRouter } from '@ccm/server'
import { baseOf, callsLink, type Api, type ApiOptions } from './api.ts'

/** A client that can also subscribe, over server-sent events. Needs `EventSource`: for pages. */
export function createLiveApi(options: ApiOptions): Api {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url: `${baseOf(options.url)}/trpc` }),
        false: callsLink(options),
      }),
    ],
  })
}
