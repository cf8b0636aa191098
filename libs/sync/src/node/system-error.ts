import { SyncError } from '../errors.ts'

/** True for an error of the operating system with one of these codes, `ENOENT` for one. */
export const hasCode = (error: unknown, ...codes: readonly string[]): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && codes.includes(error.code)

/** True for anything the operating system refused. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string'

/** The answer of a system call; `undefined` when it fails with one of the codes. */
export function unlessCode<T>(codes: readonly string[], call: () => T): T | undefined {
  try {
    return call()
  } catch (error) {
    if (hasCode(error, ...codes)) return undefined
    throw error
  }
}

/** The answer of a system call; `undefined` when nothing is there. */
export const unlessMissing = <T>(call: () => T): T | undefined => unlessCode(['ENOENT', 'ENOTDIR'], call)

/** What the system said, short enough to stand in a sentence: "EACCES: permission denied". */
export const systemReason = (error: unknown): string =>
  error instanceof Error ? error.message.replace(/, [a-z]+ '.*$/s, '') : String(error)

/** What the system refused, for a person: what did not happen, why, and what to do next. */
export function refusal(error: unknown, what: string, next: string): SyncError {
  const code = hasCode(error, 'EACCES', 'EPERM', 'EROFS') ? 'forbidden' : 'internal'
  return new SyncError(code, `${what} (${systemReason(error)}). Make room or give write permission, ${next}.`, { cause: error })
}
