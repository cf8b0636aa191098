/**
 * What both ends of a connection must agree on, free of zod so that the command line's fast path can import it.
 * @packageDocumentation
 */

/** The wire protocol's major version. A server and a client with different majors refuse each other. */
export const PROTOCOL = 1

/** Where a server listens and a client looks when nobody says otherwise. */
export const DEFAULT_PORT = 3000

/** The largest request body the server reads, in bytes. */
export const MAX_BODY_BYTES = 1024 * 1024

/** The largest body of `components.uploadFile` called alone: a file of 1 MB as base64, and what JSON puts around it. */
export const MAX_UPLOAD_BODY_BYTES = 1.5 * 1024 * 1024

/**
 * Queries that carry a whole draft or selection, which may not fit into a URL: they may be asked by POST, with the input as the body. All other
 * queries are asked with GET alone.
 */
export const queriesByPost: readonly string[] = [
  'components.impact',
  'components.preview',
  'components.usageMany',
  'components.validate',
  'profiles.impact',
  'profiles.preview',
]

/** The deepest nesting of objects and arrays the server reads. */
export const MAX_JSON_DEPTH = 64

/** The stable codes an error carries in `data.code`. Scripts may rely on them; messages may change. */
export const errorCodes = [
  'bad-request',
  'not-found',
  'already-exists',
  'stale',
  'conflict',
  'in-use',
  'forbidden',
  'unauthorized',
  'too-large',
  'rate-limited',
  'unreadable',
  'unreachable',
  'unresolvable',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** One bad field: where it is, from the input's root, and what is wrong with it in a sentence. */
export interface Issue {
  path: (string | number)[]
  message: string
}

/** The `error` member of every failed answer, for tRPC calls and for refusals at the door alike. */
export interface ErrorBody {
  message: string
  /** The JSON-RPC number tRPC uses; clients should read `data.code` instead. */
  code: number
  data: { code: ErrorCode; httpStatus: number; path?: string; issues: Issue[] }
}
