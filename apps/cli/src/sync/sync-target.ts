import type { DesiredAnswer } from '@ccm/contract'
import type { Ledger } from '@ccm/sync'
import { openTarget, type TargetSession } from '@ccm/sync/node'
import { CommandError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import type { SyncOptions } from './sync-options.ts'
import { wasReported } from './reported.ts'
import { targetOf, type TargetResult } from './result.ts'
import { inStepLine } from './say.ts'
import { askForAll, checkAnswer, factsOf, optionsOf, strangeServer } from './target.ts'

/**
 * Brings one directory in step. The request goes out first and the disk is read while the answer travels; when neither the library
 * nor the disk has changed, that is all.
 */
export async function syncTarget(binding: Binding, session: Session, options: SyncOptions): Promise<TargetResult> {
  try {
    return await bringInStep(binding, session, options)
  } catch (error) {
    const { afterFailure } = await import('./after-failure.ts')
    return afterFailure(error, binding, session)
  }
}

async function bringInStep(binding: Binding, session: Session, options: SyncOptions): Promise<TargetResult> {
  const disk = openTarget(optionsOf(binding, session))
  const { ledger } = disk
  const have = ledger?.revision
  const input = { targetId: binding.targetId, facts: factsOf(binding, session), ...(have && { have }) }
  let prepared: Promise<unknown> | undefined
  const [raw, inStep] = await session.meanwhile(
    () => session.api.sync.desired.query(input),
    () => {
      const isInStep = ledger?.complete === true && disk.inStep() && wasReported(session.home, binding.targetId)
      if (!isInStep || holdsNothing(ledger)) prepared = prepareToSettle(disk)
      return isInStep
    },
  )
  await prepared
  const answer = checkAnswer(raw, session)
  const strange = strangeServer(ledger, answer)
  if (strange) await confirmServer(strange, binding, session, options)
  else if (answer.unchanged && inStep && !isAskedFor(answer, options)) {
    const kept = Object.keys(ledger?.entries ?? {}).length
    session.io.out(inStepLine(kept))
    return inStepResult(binding, kept)
  }

  const { settle } = await import('./settle.ts')
  const desired = answer.unchanged ? (disk.desired ?? (await askForAll(binding, session))) : answer
  return settle(binding, { ...desired, libraryVersion: answer.libraryVersion, putBack: answer.putBack }, session, {
    ...options,
    ...(!strange && { opened: disk }),
  })
}

/** Nothing was ever written here, so that the answer mostly brings something to write. */
const holdsNothing = ({ entries }: Ledger) => Object.keys(entries).length === 0

/** Loads what it takes to do something, while the answer travels. */
const prepareToSettle = (disk: TargetSession) => Promise.all([import('./settle.ts'), disk.prepare()])

/** Something is to be looked at though nothing changed: it was asked for from afar, or named here. */
const isAskedFor = ({ putBack = [] }: DesiredAnswer, { settle }: SyncOptions): boolean =>
  putBack.length > 0 || (settle !== undefined && settle.mine.values.length + settle.theirs.values.length > 0)

const inStepResult = (binding: Binding, kept: number): TargetResult => ({
  target: targetOf(binding),
  outcome: 'in-step',
  exitCode: exitCodes.done,
  counts: { keep: kept },
  changes: [],
  exceptions: [],
  warnings: [],
  findings: [],
})

async function confirmServer(strange: string, { name }: Binding, { io, serverUrl }: Session, { acceptServer }: SyncOptions): Promise<void> {
  if (acceptServer) return
  if (!io.canAsk) {
    throw new CommandError(
      'conflict',
      `Nothing was written to ${name}: ${strange} (${serverUrl}). If that is as it should be, run the command again with --accept-server.`,
    )
  }
  io.err(`${name}: ${strange} (${serverUrl}).`)
  if (!(await io.confirm('Go on with this server? The plan is shown before anything is written.'))) {
    throw new CommandError('conflict', `Nothing was written to ${name}.`)
  }
}
