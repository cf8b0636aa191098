import { readError } from '@ccm/client'
import type { ResolvedEnvVars } from '@ccm/contract'
import type { z } from 'zod'
import { CommandError, UsageError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { mayPass } from '../exec/may-pass.ts'
import { yellow } from '../output/styled.ts'
import { findBinding } from '../projects/index-file.ts'
import { isGitRoot, realDirectory } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { isCopied, registerMachine } from '../settings/machine.ts'
import { ownBindings } from '../sync/own-bindings.ts'

export interface ExecArgs {
  /** The program and its arguments: all that stands behind `--`. */
  program: readonly string[]
}

/**
 * Runs a program with the values that count for this machine and directory in its environment, and answers with its exit code. The
 * values are in this process and the program's, and nowhere else.
 */
export async function exec({ program: [command, ...args] }: ExecArgs, session: Session): Promise<number> {
  if (command === undefined) throw new UsageError('Name the command behind "--", for example: ccm exec -- claude.')
  const cwd = realDirectory(session.cwd)
  if (session.dryRun) {
    session.io.out(`Would run ${command} with the values for ${cwd}. Nothing was started.`)
    return 0
  }
  const { values, missing } = await resolveFor(cwd, session)
  const env = { ...session.env, ...passed(values, session) }
  if (missing.length > 0) {
    session.io.err(yellow('Note: '), `without a value: ${missing.join(', ')}. "ccm env set <NAME>" gives one.`)
  }
  try {
    return await session.runProgram({ command, args, env, cwd })
  } catch (cause) {
    throw notStarted(command, cause)
  }
}

/** Asks with the machine's token. One that is not known, or was never kept, is asked for again: a server gives it until its first use. */
async function resolveFor(cwd: string, session: Session): Promise<Resolved> {
  const { api, config, env } = session
  const projectId = findBinding(ownBindings(session), cwd, isGitRoot)?.projectId
  const ask = (machineId: string) => api.envVars.resolve.mutate({ machineId, ...(projectId !== undefined && { projectId }) })
  const hasToken = !isCopied(config, session) && Boolean(env.CCM_TOKEN || config.token)
  if (!hasToken || config.machineId === undefined) return ask(await registerMachine(api, config, session))
  try {
    return await ask(config.machineId)
  } catch (error) {
    if (readError(error).code !== 'unauthorized') throw error
    const before = config.token
    const machineId = await registerMachine(api, config, session)
    if (config.token === before) throw error
    return ask(machineId)
  }
}

type Resolved = z.infer<typeof ResolvedEnvVars>

/** What is passed on; what is held back is said by name, and never as a command to paste: a server chose the name. */
function passed(values: Resolved['values'], { io, config }: Session): Record<string, string> {
  const entries = Object.entries(values).map(([name, { value }]) => [name, value] as const)
  const may = ([name, value]: readonly [string, string]) =>
    mayPass(name, config.allowEnv ?? []) && typeof value === 'string' && !value.includes('\0')
  const held = entries.filter((entry) => !may(entry)).map(([name]) => name)
  if (held.length > 0) {
    const allow = 'If that is wanted, "ccm config set allowEnv <NAME,NAME>" allows names on this machine.'
    io.err(yellow('Held back: '), `${held.join(', ')}. Such a name can change what runs or where it connects. ${allow}`)
  }
  return Object.fromEntries(entries.filter(may))
}

function notStarted(command: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  if (code === 'ENOENT')
    return new CommandError('not-found', `${command} was not started: there is no such command on the PATH.`, {
      cause,
      exitCode: exitCodes.notFound,
    })
  if (code === 'EACCES')
    return new CommandError('forbidden', `${command} was not started: it may not be executed.`, {
      cause,
      exitCode: exitCodes.notExecutable,
    })
  return cause
}
