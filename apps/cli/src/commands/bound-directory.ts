import { resolve } from 'node:path'
import { CommandError, UsageError } from '../errors.ts'
import { type Binding, findBinding, isGone, type ProjectBinding, readBindings, type UserBinding } from '../projects/index-file.ts'
import { notBound } from '../projects/not-bound.ts'
import { isGitRoot, realDirectory, upToGitRoot } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { userBindingAt } from '../sync/own-bindings.ts'

/** The binding of the directory a command is about. One that has none may be a bound one that was moved; then that is asked first. */
export async function boundDirectory(path: string | undefined, session: Session): Promise<ProjectBinding> {
  const { cwd, home, config } = session
  const directory = realDirectory(resolve(cwd, path ?? '.'))
  const bindings = readBindings(home, config.machineId)
  const binding = findBinding(bindings, directory, isGitRoot)
  if (binding) return binding
  if (bindings.some(isGone)) {
    const { takeMoved } = await import('../project/moved.ts')
    const moved = await takeMoved(upToGitRoot(directory), session)
    if (moved) return moved
  }
  throw notBound(directory, bindings)
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
export async function boundTarget({ path, user }: { path?: string; user: boolean }, session: Session): Promise<Binding> {
  if (!user) return boundDirectory(path, session)
  if (path !== undefined) throw new UsageError(`--user is about ${session.claude.name}; leave "${path}" out.`)
  return boundUser(session)
}
