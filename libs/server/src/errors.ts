import type { ErrorCode, Issue } from '@ccm/contract'
import type { TRPCError } from '@trpc/server'

type TrpcCode = TRPCError['code']

/** An outcome the caller is told about. The message says what did not happen, why, and what to do next. */
export class AppError extends Error {
  override name = 'AppError'
  readonly issues: Issue[]

  constructor(
    readonly code: ErrorCode,
    message: string,
    { issues = [], cause }: { issues?: Issue[]; cause?: unknown } = {},
  ) {
    super(message, { cause })
    this.issues = issues
  }
}

/** How each of our codes travels: tRPC's code decides the HTTP status. */
export const trpcCodes: Record<ErrorCode, TrpcCode> = {
  'bad-request': 'BAD_REQUEST',
  'not-found': 'NOT_FOUND',
  'already-exists': 'CONFLICT',
  stale: 'CONFLICT',
  conflict: 'CONFLICT',
  'in-use': 'CONFLICT',
  forbidden: 'FORBIDDEN',
  unauthorized: 'UNAUTHORIZED',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'rate-limited': 'TOO_MANY_REQUESTS',
  unreadable: 'UNPROCESSABLE_CONTENT',
  unreachable: 'SERVICE_UNAVAILABLE',
  unresolvable: 'UNPROCESSABLE_CONTENT',
  internal: 'INTERNAL_SERVER_ERROR',
}

/** The code of an error tRPC itself raised. */
export function codeOf(code: TrpcCode): ErrorCode {
  switch (code) {
    case 'NOT_FOUND':
      return 'not-found'
    case 'CONFLICT':
    case 'PRECONDITION_FAILED':
      return 'conflict'
    case 'FORBIDDEN':
      return 'forbidden'
    case 'UNAUTHORIZED':
      return 'unauthorized'
    case 'PAYLOAD_TOO_LARGE':
      return 'too-large'
    case 'TOO_MANY_REQUESTS':
      return 'rate-limited'
    case 'SERVICE_UNAVAILABLE':
    case 'BAD_GATEWAY':
    case 'GATEWAY_TIMEOUT':
    case 'TIMEOUT':
      return 'unreachable'
    case 'PARSE_ERROR':
    case 'BAD_REQUEST':
    case 'METHOD_NOT_SUPPORTED':
    case 'UNSUPPORTED_MEDIA_TYPE':
    case 'UNPROCESSABLE_CONTENT':
    case 'PRECONDITION_REQUIRED':
    case 'PAYMENT_REQUIRED':
    case 'CLIENT_CLOSED_REQUEST':
      return 'bad-request'
    default:
      return 'internal'
  }
}

/** What an unknown error looks like from outside; the real one is in the log. */
export const INTERNAL_MESSAGE = 'Something went wrong on the server, so this may not have been done. The server log says what it was.'
export const BUSY_MESSAGE = 'The database is busy, so this was not done. Try again in a moment.'
