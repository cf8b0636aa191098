import type { ErrorCode } from '@ccm/contract'
import { exitCodes, type ExitCode } from './exit-codes.ts'

/** The command was typed in a way that cannot be carried out; nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The command could not do its work. The message says what did not happen, why, and what to do next. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: ErrorCode
  readonly exitCode: ExitCode

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; exitCode?: ExitCode } = {}) {
    super(message, { cause: options.cause })
    this.code = code
    this.exitCode = options.exitCode ?? exitCodes.failed
  }
}

/** The person pressed Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
