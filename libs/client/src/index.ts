/**
 * The typed client of a CCM server, and one reading of everything that can go wrong with a call. Shared by web and command line.
 *
 * @packageDocumentation
 */
export { createApi, type Api, type ApiOptions } from './api.ts'
export { createLiveApi } from './live-api.ts'
export { readError, type ReadError } from './read-error.ts'
export type { Fetch, FetchAnswer, FetchInit } from './guarded-fetch.ts'
export { UnreachableError } from './unreachable.ts'
