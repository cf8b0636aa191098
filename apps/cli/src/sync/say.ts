import type { Action, SyncException, Warning } from '@ccm/contract'
import type { Finding, Skipped } from '@ccm/sync'
import type { Recovery } from '@ccm/sync/node'
import type { Io } from '../output/io.ts'
import { artifacts, kept, pathOf, tally } from '../output/plan-lines.ts'
import { green, yellow } from '../output/styled.ts'
import type { Change, TargetResult } from './result.ts'

export function sayWarnings(warnings: readonly Warning[], io: Io): void {
  for (const { message, owner } of warnings) io.err(yellow('Note: '), owner ? `${owner.type} ${owner.name}: ${message}` : message)
}

/** What Claude Code would not take in settings files, and what nobody knows there. Values that are ours and wrong have stopped the run. */
export function sayFindings(findings: readonly Finding[], io: Io): void {
  for (const finding of findings) io.err(yellow('Note: '), `${pathOf(finding)}: ${finding.message}`)
}

export function sayRecovery(recovery: Recovery | undefined, io: Io): void {
  if (!recovery) return
  const files = recovery.files.length === 1 ? '1 file' : `${recovery.files.length} files`
  io.err(
    recovery.outcome === 'finished'
      ? `An earlier run was interrupted while it wrote; its changes to ${files} are finished now.`
      : `An earlier run was interrupted before it wrote; what it had prepared (${files}) is cleared away.`,
  )
}

/** The last lines of a sync: what was done, and for what is left undone why, and what to do. */
export function sayOutcome({ outcome, counts, changes, exceptions }: TargetResult, skipped: readonly Skipped[], io: Io): void {
  for (const { path, reason } of skipped) io.err(yellow('Left alone: '), `${path}: ${reason}`)
  const done = tally(changes.filter((change) => change.done))
  if (outcome === 'would-change') io.out(`A sync would do this: ${tally(changes) || 'nothing by itself'}. Nothing was written.`)
  else if (done) io.out(green('Done: '), `${done}.`, ...(kept({ counts }) > 0 ? [` ${artifacts(kept({ counts }))} in step before.`] : []))
  else if (outcome === 'in-step') io.out(inStepLine(kept({ counts })))
  sayLeft(exceptions, changes, io)
}

/** What was not done, and the command that helps. */
export function sayLeft(exceptions: readonly SyncException[], changes: readonly Change[], io: Io): void {
  const waiting = exceptions.filter(({ state }) => state === 'waiting').length
  const others = exceptions.length - waiting
  if (waiting > 0) io.err(yellow('Waiting: '), waitingLine(waiting))
  if (others === 0) return
  const actions = new Map(changes.map(({ id, action }) => [id, action]))
  const has = (action: Action) =>
    exceptions.some(({ id, state }) => state === action || (state !== 'waiting' && actions.get(id) === action))
  const left = `${artifacts(others)} not as the library has ${others === 1 ? 'it' : 'them'}.`
  const remedies = ['"ccm diff" shows the difference.']
  if (has('conflict')) remedies.push('"ccm sync" at a terminal asks what to do; --mine or --theirs settle it elsewhere.')
  else if (has('drifted')) remedies.push('--mine=<path> keeps it so, --theirs=<path> brings back what the library has.')
  io.err(yellow('Left undone: '), [left, ...remedies].join(' '))
}

export const inStepLine = (count: number): string => `In step: ${artifacts(count)}`

const waitingLine = (count: number) =>
  count === 1
    ? '1 artifact needs a yes. Run "ccm sync" at a terminal to see it, or add --yes.'
    : `${count} artifacts need a yes. Run "ccm sync" at a terminal to see them, or add --yes.`
