import type { Desired } from '@ccm/contract'
import type { Plan } from '@ccm/sync'
import { openTarget } from '@ccm/sync/node'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { askForAll, checkAnswer, factsOf, optionsOf } from './target.ts'

/** How a directory stands: what the library wants, and what a sync would do. Reads only, and takes no lock. */
export async function inspect(binding: Binding, session: Session): Promise<{ desired: Desired; plan: Plan }> {
  const disk = openTarget(optionsOf(binding, session))
  const have = disk.ledger?.revision
  const input = { targetId: binding.targetId, facts: factsOf(binding, session), ...(have && { have }) }
  const answer = checkAnswer(await session.api.sync.desired.query(input), session)
  const desired = answer.unchanged ? (disk.desired ?? (await askForAll(binding, session))) : answer
  return { desired, plan: await disk.plan(desired) }
}
