import { readError } from '@ccm/client'
import type { Desired } from '@ccm/contract'
import type { Plan } from '@ccm/sync'
import { openTarget, type TargetSession } from '@ccm/sync/node'
import { yellow } from '../output/styled.ts'
import { whenOf } from '../output/when.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { keptAnswer, type KeptAnswer } from './kept-answer.ts'
import { withPutBacks } from './put-back.ts'
import { askForAll, checkAnswer, factsOf, optionsOf } from './target.ts'

export interface Inspection {
  desired: Desired
  plan: Plan
  /** The server is away: this is by the answer it gave last. */
  offline?: { since: string; message: string }
}

/**
 * How a directory stands: what the library wants, and what a sync would do. Reads only, and takes no lock. While the server is away it is
 * compared with what the library said last.
 */
export async function inspect(binding: Binding, session: Session): Promise<Inspection> {
  const disk = openTarget(optionsOf(binding, session))
  const { desired, offline } = await answerOrKept(disk, binding, session)
  return { desired, plan: withPutBacks(await disk.plan(desired), desired), ...(offline && { offline }) }
}

async function answerOrKept(disk: TargetSession, binding: Binding, session: Session): Promise<Pick<Inspection, 'desired' | 'offline'>> {
  try {
    return { desired: await askDesired(disk, binding, session) }
  } catch (error) {
    const { code, message } = readError(error)
    const kept = code === 'unreachable' ? keptAnswer(disk, binding, session) : undefined
    if (!kept) throw error
    return { desired: kept.desired, offline: { since: kept.since, message } }
  }
}

async function askDesired(disk: TargetSession, binding: Binding, session: Session): Promise<Desired> {
  const have = disk.ledger?.revision
  const input = { targetId: binding.targetId, facts: factsOf(binding, session), ...(have && { have }) }
  const answer = checkAnswer(await session.api.sync.desired.query(input), session)
  const desired = answer.unchanged ? (disk.desired ?? (await askForAll(binding, session))) : answer
  return { ...desired, putBack: answer.putBack }
}

/** What the comparison does not know. */
export function sayOffline({ since, message }: Pick<KeptAnswer, 'since'> & { message: string }, { io }: Session): void {
  io.err(yellow('Offline: '), `${message} Compared with what the library said at ${whenOf(since)}; it may have changed since.`)
}
