import { exceptionsOf, type Plan, type PlannedAction } from '@ccm/sync'
import type { SyncException } from '@ccm/contract'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { artifacts, kept, pathOf, titleOf, wordsFor } from '../output/plan-lines.ts'
import { bold, dim, green, type Line, red, yellow } from '../output/styled.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { inspect } from '../sync/inspect.ts'
import { targetOf, toChange } from '../sync/result.ts'
import { sayFindings } from '../sync/say.ts'
import { boundTarget } from './bound-directory.ts'

/** How a directory stands against the library: its profile, the counts, and each artifact that is not in step. */
export async function status(args: { path?: string; user: boolean }, session: Session): Promise<ExitCode> {
  const binding = boundTarget(args, session)
  const [{ plan, desired }, profile] = await Promise.all([inspect(binding, session), profileOf(binding, session)])
  const exceptions = exceptionsOf(plan, undefined, new Set())
  const differs = exceptions.length + plan.unreadable.length > 0
  const exitCode = differs ? exitCodes.differs : exitCodes.done
  const { io } = session
  io.out(bold(binding.name), '  ', dim(binding.root))
  io.out(`profile ${profile ?? 'none'}, ${artifacts(desired.count)}, server ${session.serverUrl}`)
  for (const line of differenceLines(plan, exceptions)) io.out(...line)
  sayFindings(plan.findings, io)
  io.out(differs ? summary(exceptions, plan) : green(`In step: ${artifacts(kept(plan))}`))
  io.document({
    command: 'status',
    exitCode,
    target: targetOf(binding),
    profile,
    counts: plan.counts,
    exceptions,
    changes: plan.actions.map((action) => toChange(action, false)),
    unreadable: plan.unreadable,
    warnings: desired.warnings,
    findings: plan.findings,
  })
  return exitCode
}

async function profileOf(binding: Binding, { api, config }: Session): Promise<string | null> {
  if (binding.kind === 'project') return (await api.projects.get.query({ id: binding.projectId })).profile?.name ?? null
  return (await api.machines.get.query({ id: config.machineId ?? '' })).userProfile?.name ?? null
}

function differenceLines({ actions, unreadable }: Plan, exceptions: readonly SyncException[]): Line[] {
  const byId = new Map(actions.map((action) => [action.id, action]))
  const rows = exceptions.flatMap(({ id, state }): Line[] => {
    const action = byId.get(id)
    return action ? [['  ', (state === 'outdated' ? yellow : red)(state.padEnd(9)), ' ', titleOf(action), dim(hintFor(action))]] : []
  })
  return [...rows, ...unreadable.map((file): Line => ['  ', red('unreadable'), ' ', pathOf(file), dim(`  ${file.message}`)])]
}

const pending = { create: 'to be created', update: 'to be updated', remove: 'to be removed' } as const

const hintFor = (action: PlannedAction) =>
  `  ${action.action === 'create' || action.action === 'update' || action.action === 'remove' ? pending[action.action] : wordsFor(action)}`

function summary(exceptions: readonly SyncException[], { unreadable, counts }: Plan): string {
  const parts = [`${artifacts(kept({ counts }))} in step`, `${exceptions.length} not`]
  if (unreadable.length > 0) parts.push(`${unreadable.length} unreadable`)
  const syncs = exceptions.some(({ state }) => state === 'outdated')
  return `${parts.join(', ')}.${syncs ? ' "ccm sync" brings what is outdated; "ccm diff" shows it.' : ' "ccm diff" shows the difference.'}`
}
