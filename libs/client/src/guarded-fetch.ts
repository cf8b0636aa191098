import { UnreachableError } from './unreachable.ts'

/** What the client reads of an answer. */
export interface FetchAnswer {
  readonly ok: boolean
  readonly status: number
  json(): Promise<unknown>
}

export interface FetchInit {
  method?: string
  headers?: Record<string, string>
  body?: string
  signal?: AbortSignal
}

/** The part of `fetch` the client needs: the global one fits, and so does a small one over `node:http`. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>

/** A fetch whose failures name the server: no connection, and answers that are no JSON, become `UnreachableError`. */
export function guardedFetch(fetch: Fetch, server: string): Fetch {
  return async (url, init) => {
    const answer = await fetch(url, init).catch((cause: unknown) => {
      throw isAbort(cause) ? cause : new UnreachableError(server, reasonOf(cause), { cause })
    })
    return { ok: answer.ok, status: answer.status, json: () => readJson(answer, server) }
  }
}

async function readJson(answer: FetchAnswer, server: string): Promise<unknown> {
  try {
    return await answer.json()
  } catch (cause) {
    if (isAbort(cause)) throw cause
    const reason = cause instanceof SyntaxError ? `what answers there is not a CCM server (status ${answer.status})` : reasonOf(cause)
    throw new UnreachableError(server, reason, { cause })
  }
}

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'

/** Node hides the reason of a failed fetch in `cause`, and with several addresses in `errors`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause instanceof Error) return reasonOf(error.cause)
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0])
  const code = 'code' in error ? String(error.code) : ''
  return reasons[code] ?? (error.message || code || 'the connection failed')
}

const reasons: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ENOTFOUND: 'the host name is not known',
  EAI_AGAIN: 'the host name could not be looked up',
  ECONNRESET: 'the connection was closed before an answer came',
  EHOSTUNREACH: 'there is no route to that host',
  ENETUNREACH: 'there is no network',
  ETIMEDOUT: 'it did not answer in time',
}
