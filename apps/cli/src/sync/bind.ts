import { mkdirSync } from 'node:fs'
import type { Plan } from '@ccm/sync'
import { exitCodes } from '../exit-codes.ts'
import { planLines } from '../output/plan-lines.ts'
import { bold } from '../output/styled.ts'
import { type Binding, readBindings, writeBinding } from '../projects/index-file.ts'
import { isShared } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { changeConfig } from '../settings/config.ts'
import { isCopied, registerMachine } from '../settings/machine.ts'
import { ask, type Consent, isOpen, keyOf, questionsOf, withoutAsking } from './consent.ts'
import { foreseeProfile } from './foresee-profile.ts'
import type { Place } from './place.ts'
import { type TargetResult, toChange } from './result.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { syncTarget } from './sync-target.ts'

/** The binding of exactly this directory, unless it came with a home directory copied from another computer. */
export const bindingOf = ({ root }: Place, session: Session): Binding | undefined =>
  isCopied(session.config, session) ? undefined : readBindings(session.home, session.config.machineId).find((known) => known.root === root)

/**
 * Binds a directory to a profile and brings it in step. The server hears of the machine and the directory, and the directory is
 * made, only after the plan was shown and somebody said yes.
 */
export async function bind(place: Place, profile: string, acceptServer: boolean, session: Session): Promise<TargetResult> {
  const known = bindingOf(place, session)
  const { plan, warnings } = await foreseeProfile(place, profile, known, session)
  refuseUnreadable(plan)
  session.io.out(bold(place.name), ` (${place.root}) takes the profile `, bold(profile), ':')
  session.io.lines(planLines(plan.actions))
  const left = (): TargetResult => ({
    target: { id: known?.targetId ?? '', name: place.name, path: place.root },
    outcome: session.dryRun ? 'would-change' : 'left-undone',
    exitCode: exitCodes.differs,
    counts: plan.counts,
    changes: plan.actions.map((action) => toChange(action, false)),
    exceptions: [],
    warnings,
  })
  if (session.dryRun) {
    session.io.out('Nothing was written or registered.')
    return left()
  }
  const consent = await agree(place, plan, session)
  if (!consent) return left()
  return syncTarget(await register(place, { name: profile }, session), session, { acceptServer, consent, told: warnings })
}

/** Registers a directory that is bound already and brings it in step: also a server that lost its memory knows it again. */
export async function renew(place: Place, acceptServer: boolean, known: Binding, session: Session): Promise<TargetResult> {
  const binding = session.dryRun ? known : await register(place, undefined, session)
  return syncTarget(binding, session, { acceptServer })
}

/** The answers to a first plan; undefined when it is not to be carried out. */
async function agree({ name, root }: Place, plan: Plan, { io, yes, config }: Session): Promise<Consent | undefined> {
  const questions = questionsOf(plan, { yes, trust: config.trust })
  if (yes) return { key: keyOf(plan), skip: new Set() }
  if (!io.canAsk) {
    io.err('Nothing was written or registered: nobody is here to say yes. Run the command again with --yes.')
    return undefined
  }
  if (!(await io.confirm(`Register ${name} and write this to ${root}?`))) {
    io.err('Nothing was written or registered.')
    return undefined
  }
  return isOpen(questions) ? ask(plan, questions, io) : withoutAsking(plan, questions)
}

/** The directory is made last: a server that refuses leaves nothing behind. */
async function register({ root, name }: Place, profile: { name: string } | undefined, session: Session): Promise<Binding> {
  const { api, home, config } = session
  const machineId = await registerMachine(api, config, session)
  const project = await api.projects.register.mutate({ machineId, path: root, name, shared: isShared(root), ...(profile && { profile }) })
  mkdirSync(root, { recursive: true })
  const binding: Binding = { root, targetId: project.targetId, projectId: project.id, name: project.name }
  await writeBinding(home, machineId, binding)
  if (session.serverNamed && config.serverUrl === undefined) {
    await changeConfig(home, config, () => void (config.serverUrl = session.serverUrl))
    session.io.err(`This machine uses ${session.serverUrl} from now on; "ccm config set serverUrl <url>" changes that.`)
  }
  return binding
}
