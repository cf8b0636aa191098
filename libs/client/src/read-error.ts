import { errorCodes, type ErrorCode, type Issue } from '@ccm/contract/protocol'
import { UnreachableError } from './unreachable.ts'

/** A failed call, read for people and scripts. */
export interface ReadError {
  code: ErrorCode
  /** A sentence that says what did not happen and what to do. */
  message: string
  /** The fields the server did not accept; empty for other failures. */
  issues: Issue[]
  /** The status of the answer; absent when none came. */
  httpStatus?: number
}

/** Reads whatever a call threw. What is no answer of the server and no failed connection is `internal`. */
export function readError(error: unknown): ReadError {
  if (error instanceof UnreachableError) return { code: 'unreachable', message: error.message, issues: [] }
  if (!(error instanceof Error)) return { code: 'internal', message: String(error), issues: [] }
  const data: unknown = 'data' in error ? error.data : undefined
  if (isRecord(data)) {
    const httpStatus = typeof data.httpStatus === 'number' ? data.httpStatus : undefined
    return { code: readCode(data.code), message: error.message, issues: readIssues(data.issues), ...(httpStatus && { httpStatus }) }
  }
  if (error.cause instanceof UnreachableError) return readError(error.cause)
  // The transport's own words for an answer in another form are for programmers.
  if (error.name === 'TRPCClientError') return { code: 'internal', message: notUnderstood, issues: [] }
  return { code: 'internal', message: error.message, issues: [] }
}

const notUnderstood = 'The server answered in a way this program does not understand. Check that both have the same version.'

const readCode = (code: unknown): ErrorCode => errorCodes.find((known) => known === code) ?? 'internal'

const readIssues = (issues: unknown): Issue[] => (Array.isArray(issues) ? issues.filter(isIssue) : [])

const isIssue = (issue: unknown): issue is Issue => isRecord(issue) && Array.isArray(issue.path) && typeof issue.message === 'string'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
