import { mkdirSync } from 'node:fs'
import { type UserBinding, writeBinding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { registerMachine } from '../settings/machine.ts'
import { UNREGISTERED } from './foresee-profile.ts'
import { offer } from './offer.ts'
import { ownBindings, userBindingAt } from './own-bindings.ts'
import { rememberServer } from './remember-server.ts'
import type { TargetResult } from './result.ts'
import type { SyncFlags } from './sync-options.ts'
import { syncTarget } from './sync-target.ts'

/** The binding of Claude Code's own directory, unless it came with a home directory copied from another computer. */
export const userBindingOf = (session: Session): UserBinding | undefined => userBindingAt(ownBindings(session), session.claude.path)

/**
 * Gives the machine a user profile and brings Claude Code's own directory in step. The server hears of it only after the plan was shown
 * and somebody said yes.
 */
export async function bindUser(profile: string, flags: SyncFlags, session: Session): Promise<TargetResult> {
  const { path: root, home, name } = session.claude
  const standing: UserBinding = { kind: 'user', targetId: UNREGISTERED, ...userBindingOf(session), root, home, name }
  const offered = await offer(standing, profile, `Make ${profile} the profile of ${name} on this machine, and write this?`, flags, session)
  if (offered.left) return offered.left
  const { consent, told } = offered
  return syncTarget(await register({ name: profile }, session), session, { ...flags, consent, told })
}

/** Registers the directory again with the profile the machine has, and brings it in step. */
export async function renewUser(known: UserBinding, flags: SyncFlags, session: Session): Promise<TargetResult> {
  return syncTarget(session.dryRun ? known : await register(undefined, session), session, flags)
}

async function register(profile: { name: string } | undefined, session: Session): Promise<UserBinding> {
  const { api, home, config, claude } = session
  const machineId = await registerMachine(api, config, session)
  const { targetId } = await api.machines.bindUser.mutate({ machineId, path: claude.path, ...(profile && { profile }) })
  mkdirSync(claude.path, { recursive: true, mode: 0o700 })
  const binding: UserBinding = { kind: 'user', root: claude.path, targetId, name: claude.name, home: claude.home }
  await writeBinding(home, machineId, binding)
  await rememberServer(session)
  return binding
}
