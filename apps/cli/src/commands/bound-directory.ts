import { resolve } from 'node:path'
import { CommandError, UsageError } from '../errors.ts'
import { type Binding, findBinding, type ProjectBinding, readBindings, type UserBinding } from '../projects/index-file.ts'
import { notBound } from '../projects/not-bound.ts'
import { isGitRoot, realDirectory } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { userBindingAt } from '../sync/own-bindings.ts'

/** The binding of the directory a command is about. */
export function boundDirectory(path: string | undefined, { cwd, home, config }: Session): ProjectBinding {
  const directory = realDirectory(resolve(cwd, path ?? '.'))
  const bindings = readBindings(home, config.machineId)
  const binding = findBinding(bindings, directory, isGitRoot)
  if (!binding) throw notBound(directory, bindings)
  return binding
}

/** The binding of Claude Code's own directory of this user. */
export function boundUser({ home, config, claude }: Session): UserBinding {
  const binding = userBindingAt(readBindings(home, config.machineId), claude.path)
  if (binding) return binding
  throw new CommandError(
    'not-found',
    `${claude.name} has no profile on this machine, so nothing was done. Run "ccm machine apply --profile <name>"; "ccm list profiles" names them.`,
  )
}

/** What a command is about: a directory with a profile or, with --user, Claude Code's own. */
export function boundTarget({ path, user }: { path?: string; user: boolean }, session: Session): Binding {
  if (!user) return boundDirectory(path, session)
  if (path !== undefined) throw new UsageError(`--user is about ${session.claude.name}; leave "${path}" out.`)
  return boundUser(session)
}
