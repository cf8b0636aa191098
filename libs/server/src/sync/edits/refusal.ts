import { type ErrorCode, type Issue } from '@ccm/contract'
import { AppError } from '../../errors.ts'

/** Why an edit cannot be settled the way somebody asked, and what to do instead, in sentences. */
export class Refusal extends Error {
  override name = 'Refusal'

  constructor(
    message: string,
    readonly code: ErrorCode = 'conflict',
    readonly issues: Issue[] = [],
  ) {
    super(message)
  }
}

/** A text that was given or reported, and cannot be used. */
export const badText = (why: string) => new Refusal(why, 'bad-request', [{ path: ['text'], message: why }])

/**
 * Says first what did not happen.
 *
 * @throws AppError for every refusal
 */
export function orSay<T>(what: string, plan: () => T): T {
  try {
    return plan()
  } catch (error) {
    if (error instanceof Refusal) throw new AppError(error.code, `${what} ${error.message}`, { issues: error.issues, cause: error })
    throw error
  }
}

/** Why a plan cannot be made; null when it can. */
export function problemOf(plan: () => unknown): string | null {
  try {
    plan()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}
