import { readError } from '@ccm/client'
import { errorCodes, type ErrorCode, type Issue } from '@ccm/contract/protocol'
import { CommandError, Interrupted, UsageError } from './errors.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import type { Io } from './output/io.ts'
import { dim, red } from './output/styled.ts'

/** What went wrong, as `--json` shows it and as the shell hears of it. */
export interface Failure {
  exitCode: ExitCode
  code: ErrorCode | 'interrupted'
  message: string
  issues: Issue[]
}

/** Reads whatever a command threw. */
export function toFailure(error: unknown): Failure {
  if (error instanceof UsageError) return { exitCode: exitCodes.usage, code: 'bad-request', message: error.message, issues: [] }
  if (error instanceof Interrupted) return { exitCode: exitCodes.interrupted, code: 'interrupted', message: error.message, issues: [] }
  if (error instanceof CommandError) return { exitCode: error.exitCode, code: error.code, message: error.message, issues: [] }
  const own = ownCode(error)
  if (own && error instanceof Error) return { exitCode: exitCodes.failed, code: own, message: error.message, issues: [] }
  if (isOfSystem(error)) return { exitCode: exitCodes.failed, ...systemFailure(error), issues: [] }
  const { code, message, issues } = readError(error)
  if (code === 'unreachable') return { exitCode: exitCodes.unreachable, code, message: `${message} ${elsewhere}`, issues }
  return { exitCode: exitCodes.failed, code, message, issues }
}

const elsewhere =
  'Start it with "npm start" where CCM was cloned, or name another one with --server, CCM_SERVER_URL or "ccm config set serverUrl <url>".'

/** The engine's errors carry one of the shared codes; those of Node carry others. */
const ownCode = (error: unknown): ErrorCode | undefined =>
  error instanceof Error && 'code' in error ? errorCodes.find((code) => code === error.code) : undefined

/** The operating system would not let a file of ours or a directory be read or written. */
const isOfSystem = (error: unknown): error is Error & { code: string; path: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && 'path' in error && typeof error.path === 'string'

function systemFailure({ code, path, message }: Error & { code: string; path: string }): Pick<Failure, 'code' | 'message'> {
  const reason = message.replace(/, [a-z]+ '.*$/s, '')
  return {
    code: ['EACCES', 'EPERM', 'EROFS'].includes(code) ? 'forbidden' : 'internal',
    message: `${path} could not be used: ${reason}. The command stopped there. Set that right, then run the command again.`,
  }
}

/**
 * Says it on stderr: what is wrong, then each field that is. A field that the message names already is not repeated. Only the first line
 * begins where our own lines do: part of a message may come from a server.
 */
export function sayFailure({ message, issues }: Failure, io: Io): void {
  const [first = '', ...rest] = message.split(/\r?\n/)
  io.err(red('ccm: '), first)
  for (const line of rest) io.err(line.startsWith('  ') ? line : `  ${line}`)
  for (const issue of issues) if (!message.includes(issue.message)) io.err(dim(`  ${issue.path.join('.')}: `), issue.message)
}
