import { readError } from '@ccm/client'
import type { SyncException } from '@ccm/contract'
import type { Plan, PlannedAction } from '@ccm/sync'
import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode, worst } from '../exit-codes.ts'
import type { Failure } from '../failure.ts'
import { artifacts, kept, pathOf, titleOf, wordsFor } from '../output/plan-lines.ts'
import { bold, dim, green, type Line, red, yellow } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { everyTarget } from '../sync/every-target.ts'
import { inspect, sayOffline } from '../sync/inspect.ts'
import { targetOf, toChange } from '../sync/result.ts'
import { sayFindings } from '../sync/say.ts'
import { type Standing, standingOf } from '../sync/standing.ts'
import { stateWords } from '../sync/state-words.ts'
import { boundTarget } from './bound-directory.ts'

export interface LookArgs {
  path?: string
  /** Claude Code's own directory instead. */
  user: boolean
  /** Every bound directory of this machine. */
  all: boolean
}

/** How a directory stands against the library: its profile, the counts, and each artifact that is not in step. */
export async function status({ path, user, all }: LookArgs, session: Session): Promise<ExitCode> {
  if (all) return statusOfAll({ path, user }, session)
  const found = await statusOf(await boundTarget({ path, user }, session), session)
  session.io.document({ command: 'status', ...found })
  return found.exitCode
}

async function statusOfAll(args: Omit<LookArgs, 'all'>, session: Session): Promise<ExitCode> {
  refuseOne(args)
  const targets = await everyTarget(session, (binding) => statusOf(binding, session), failedLook)
  const exitCode = worst(targets.map((target) => target.exitCode))
  session.io.document({ command: 'status', exitCode, targets })
  return exitCode
}

/** `--all` is about every directory. */
export function refuseOne({ path, user }: Omit<LookArgs, 'all'>): void {
  if (path !== undefined || user) throw new UsageError(`--all is about every directory; leave ${user ? '--user' : `"${path}"`} out.`)
}

/** One of several that could not be looked at. */
export const failedLook = (binding: Binding, { exitCode, code, message }: Failure) => ({
  exitCode,
  target: targetOf(binding),
  error: { code, message },
})

async function statusOf(binding: Binding, session: Session) {
  const [{ plan, desired, offline }, profile] = await Promise.all([inspect(binding, session), profileOf(binding, session)])
  const standing = standingOf(plan, session)
  const exceptions = standing.map(({ exception }) => exception)
  const differs = exceptions.length + plan.unreadable.length > 0
  const { io } = session
  if (offline) sayOffline(offline, session)
  io.out(bold(binding.name), '  ', dim(binding.root))
  io.out(`${offline ? '' : `profile ${profile ?? 'none'}, `}${artifacts(desired.count)}, server ${session.serverUrl}`)
  for (const line of differenceLines(plan, standing)) io.out(...line)
  sayFindings(plan.findings, io)
  io.out(differs ? summary(exceptions, plan) : green(`In step: ${artifacts(kept(plan))}`))
  return {
    exitCode: differs ? exitCodes.differs : exitCodes.done,
    target: targetOf(binding),
    profile,
    counts: plan.counts,
    exceptions,
    changes: plan.actions.map((action) => toChange(action, false)),
    unreadable: plan.unreadable,
    warnings: desired.warnings,
    findings: plan.findings,
    ...(offline && { offline: true, since: offline.since }),
  }
}

/** Null also while the server is away: then it is not known. */
async function profileOf(binding: Binding, { api, config }: Session): Promise<string | null> {
  try {
    if (binding.kind === 'project') return (await api.projects.get.query({ id: binding.projectId })).profile?.name ?? null
    return (await api.machines.get.query({ id: config.machineId ?? '' })).userProfile?.name ?? null
  } catch (error) {
    if (readError(error).code !== 'unreachable') throw error
    return null
  }
}

function differenceLines({ unreadable }: Plan, standing: readonly Standing[]): Line[] {
  const rows = standing.map(({ exception: { state }, action }): Line => {
    const settlesItself = state === 'outdated' || state === 'waiting'
    const label = action.action === 'merge' && state === 'outdated' ? 'merge' : state
    return ['  ', (settlesItself ? yellow : red)(label.padEnd(9)), ' ', titleOf(action), dim(`  ${hintFor(action, state)}`)]
  })
  return [...rows, ...unreadable.map((file): Line => ['  ', red('unreadable'), ' ', pathOf(file), dim(`  ${file.message}`)])]
}

const pending = { create: 'to be created', update: 'to be updated', remove: 'to be removed' } as const

function hintFor(action: PlannedAction, state: SyncException['state']): string {
  if (action.action === 'merge') return 'changed here and in the library; fits together, the next sync merges it'
  const words =
    action.action === 'create' || action.action === 'update' || action.action === 'remove' ? pending[action.action] : wordsFor(action)
  return state === 'waiting' && !action.putBack ? `${words}, which needs a yes` : words
}

function summary(exceptions: readonly SyncException[], { unreadable, counts }: Plan): string {
  const states = [...stateWords(exceptions), ...(unreadable.length > 0 ? [`${unreadable.length} unreadable`] : [])]
  const isIn = (...states: SyncException['state'][]) => exceptions.some(({ state }) => states.includes(state))
  const remedies = [
    ...(isIn('outdated') ? ['"ccm sync" brings what is outdated; "ccm diff" shows it.'] : ['"ccm diff" shows the difference.']),
    ...(isIn('conflict', 'foreign', 'waiting') ? ['"ccm sync" at a terminal asks about the rest.'] : []),
  ]
  return [`${artifacts(kept({ counts }))} in step, ${states.join(', ')}.`, ...remedies].join(' ')
}
