import { createTRPCClient, httpBatchLink, splitLink, type TRPCClient, type TRPCLink } from '@trpc/client'
import { queriesByPost } from '@ccm/contract/protocol'
import type { AppRouter } from '@ccm/server'
import { guardedFetch, type Fetch, type FetchInit } from './guarded-fetch.ts'

/** Every procedure of the server, typed: `api.components.list.query({ limit: 50 })`. */
export type Api = TRPCClient<AppRouter>

export interface ApiOptions {
  /** The server's base URL, for example `http://localhost:3000`. */
  url: string
  /** Proves the machine or the person; sent as a bearer token. Asked for at every call: a first registration brings one. */
  token?(): string | undefined
  /** Defaults to the global `fetch`. */
  fetch?: Fetch
}

/** A client for one server: GET for queries but those that carry a draft, POST for the rest. Calls of the same tick travel together. */
export function createApi(options: ApiOptions): Api {
  return createTRPCClient<AppRouter>({ links: [callsLink(options)] })
}

/**
 * `httpBatchLink` and not `httpLink`: the latter looks at the global `FormData` for every input, which in Node loads a whole HTTP
 * client (a third of the time `node -e 0` takes). The limits are those of the server and of common header sizes.
 */
export function callsLink({ url, token, fetch = globalThis.fetch }: ApiOptions): TRPCLink<AppRouter> {
  const send = guardedFetch(fetch, baseOf(url))
  const options: HTTPBatchLinkOptions = {
    url: `${baseOf(url)}/trpc`,
    headers: () => bearer(token?.()),
    fetch: (input, init) => send(String(input), toFetchInit(init)),
  }
  return splitLink({
    condition: ({ type, path }) => type === 'query' && queriesByPost.includes(path),
    // Each alone: several drafts together could be more than one body may hold.
    true: httpBatchLink<AppRouter>({ ...options, methodOverride: 'POST', maxItems: 1 }),
    false: httpBatchLink<AppRouter>({ ...options, maxItems: 10, maxURLLength: 8000 }),
  })
}

type HTTPBatchLinkOptions = Parameters<typeof httpBatchLink<AppRouter>>[0]

/** A server's URL without the slash a person may have typed behind it. */
export const baseOf = (url: string) => url.replace(/\/+$/, '')

const bearer = (token: string | undefined): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` })

type TrpcInit = Parameters<NonNullable<HTTPBatchLinkOptions['fetch']>>[1]

const toFetchInit = (init: TrpcInit): FetchInit => ({
  method: init?.method,
  headers: init?.headers && Object.fromEntries(Object.entries(init.headers)),
  body: typeof init?.body === 'string' ? init.body : undefined,
  signal: init?.signal ?? undefined,
})
