import { existsSync, mkdirSync } from 'node:fs'
import { type ProjectBinding, writeBinding } from '../projects/index-file.ts'
import { isShared } from '../projects/places.ts'
import { repositoryOf } from '../projects/repository.ts'
import type { Session } from '../session.ts'
import { registerMachine } from '../settings/machine.ts'
import { UNREGISTERED } from './foresee-profile.ts'
import { offer } from './offer.ts'
import { ownBindings, projectBindingAt } from './own-bindings.ts'
import type { Place } from './place.ts'
import { rememberServer } from './remember-server.ts'
import type { TargetResult } from './result.ts'
import type { SyncFlags } from './sync-options.ts'
import { syncTarget } from './sync-target.ts'

/** The binding of exactly this directory, unless it came with a home directory copied from another computer. */
export const bindingOf = ({ root }: Place, session: Session): ProjectBinding | undefined => projectBindingAt(ownBindings(session), root)

/**
 * Binds a directory to a profile and brings it in step. The server hears of the machine and the directory, and the directory is
 * made, only after the plan was shown and somebody said yes.
 */
export async function bind(place: Place, profile: string, flags: SyncFlags, session: Session): Promise<TargetResult> {
  const { root, name } = place
  const standing: ProjectBinding = { kind: 'project', targetId: UNREGISTERED, projectId: '', ...bindingOf(place, session), root, name }
  const offered = await offer(standing, profile, `Register ${name} and write this to ${root}?`, flags, session)
  if (offered.left) return offered.left
  const { consent, told } = offered
  return syncTarget(await register(place, { name: profile }, session), session, { ...flags, consent, told })
}

/** Registers a directory that is bound already and brings it in step: also a server that lost its memory knows it again. */
export async function renew(place: Place, flags: SyncFlags, known: ProjectBinding, session: Session): Promise<TargetResult> {
  const binding = session.dryRun ? known : await register(place, undefined, session)
  return syncTarget(binding, session, flags)
}

/** The directory is made last: a server that refuses leaves nothing behind. */
async function register({ root, name }: Place, profile: { name: string } | undefined, session: Session): Promise<ProjectBinding> {
  const { api, home, config } = session
  const machineId = await registerMachine(api, config, session)
  const project = await api.projects.register.mutate({
    machineId,
    path: root,
    name,
    shared: isShared(root),
    repository: existsSync(root) ? repositoryOf(root) : null,
    ...(profile && { profile }),
  })
  mkdirSync(root, { recursive: true })
  const binding: ProjectBinding = { kind: 'project', root, targetId: project.targetId, projectId: project.id, name: project.name }
  await writeBinding(home, machineId, binding)
  await rememberServer(session)
  return binding
}
