import type { ErrorCode } from '@ccm/contract'

/**
 * What stopped a sync, for a person to read: the message says what did not happen, why, and what to do next.
 * `forbidden` is a path or an answer that is refused, `unreadable` a file that cannot be understood, `conflict` a lock that is held,
 * `internal` anything that should not have happened.
 */
export class SyncError extends Error {
  override readonly name = 'SyncError'
  readonly code: ErrorCode
  /** The path the error is about, where there is one. */
  readonly path: string | undefined

  constructor(code: ErrorCode, message: string, options: { path?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.path = options.path
  }
}
