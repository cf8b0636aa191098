import type { Desired } from '@ccm/contract'
import { accept, agree, type Agreed, withhold } from '../accept.ts'
import { composeChanges } from '../changes.ts'
import type { BaseOf } from '../merge/resolve-merges.ts'
import { isHeld, settleNeeds } from '../needs.ts'
import { settleFiles } from '../settle.ts'
import { judgeSettingsFiles } from '../settings-findings.ts'
import type { Outcome, Plan } from '../types.ts'
import { look, lookAgain, type Looked } from './look.ts'
import { baseFinder, basesToKeep } from './bases.ts'
import type { Disk } from './disk.ts'
import { gitCommand } from './git.ts'
import { PrivateFiles } from './keep-private.ts'
import { layoutOf } from './layout.ts'
import { leftBehind } from './left-behind.ts'
import type { Again } from './locked-part.ts'
import { readDesired, readKeptAnswer, readStoredLedger, type StoredLedger } from './ledger-file.ts'
import { recover } from './recover.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import type { ApplyOptions, TargetOptions } from './target.ts'
import { transact } from './transact.ts'

export interface ApplyContext extends TargetOptions {
  disk: Disk
  /** The ledger the plan was made from. */
  stored: StoredLedger
  /** What the plan was made from, when this process made it. */
  looked: Looked | undefined
}

/** What is to be changed is read and judged again, then what still is as the person saw it is carried out as one transaction. */
export async function applyPlan(shown: Plan, desired: Desired, how: ApplyOptions, options: ApplyContext): Promise<Outcome> {
  const { targetId, roots, disk } = options
  refuseUnreadable(shown.unreadable, 'Nothing was written.')
  const layout = layoutOf(options.home, targetId)
  await recover(options)
  const { ledger: before } = readStoredLedger(disk, layout, options.stored)
  const seen = await look(desired, before, options, { former: options.looked })
  const { places } = seen
  refuseUnreadable(seen.plan.unreadable, 'Nothing was written.')
  const guard = new PrivateFiles(places, disk, options.git ?? gitCommand(options.env))
  const baseOf = baseFinder(disk, layout)
  const { files, accepted } = agreedOf(shown, seen, how, guard, baseOf)
  const judgement = await judgeSettingsFiles(files, accepted.ids, before, options.configDirectory ?? 'default')
  refuseUnreadable(judgement.refused, 'Nothing was written.')
  const changes = composeChanges(targetId, files, accepted.ids, desired, before)
  const isNews = !before || before.revision !== desired.revision || !readDesired(disk, layout, before)
  const bases = isNews ? basesToKeep(before, files, accepted.ids, desired, () => readKeptAnswer(disk, layout)) : []
  const notes = guard.hide(files, accepted.ids)
  const again: Again = async (key, state) => {
    const fresh = await lookAgain(seen, key, state, options)
    const [problem] = fresh.plan.unreadable
    if (problem) return { reason: problem.message }
    const [filesOfKey, judgedOfKey] = [fresh.files, fresh.judged].map((all) => all.filter((file) => file.key === key))
    const one = agreedOf(shown, { files: filesOfKey ?? [], judged: judgedOfKey ?? [] }, how, guard, baseOf)
    const skipped = one.accepted.skipped.filter(({ id }) => accepted.ids.has(id))
    return { changes: composeChanges(targetId, one.files, one.accepted.ids, desired, before), skipped }
  }
  const work = { changes, places, before, bases, ...(isNews && { desired }), again }
  const { runId, ledger, ...result } = await transact(work, layout, options)
  const skipped = [...accepted.skipped, ...result.skipped]
  const failed = new Set(skipped.map(({ id }) => id))
  const done = [...accepted.ids, ...accepted.settled].filter((id) => !failed.has(id))
  return { runId, done, skipped, notes: [...notes, ...leftBehind(files, ledger, roots, disk)], ledger }
}

/** What the person saw and agreed to, but for what git would keep a copy of, and for what speaks of anything that is left alone. */
function agreedOf(
  shown: Plan,
  seen: Pick<Looked, 'files' | 'judged'>,
  { skip, settle = new Map() }: ApplyOptions,
  guard: PrivateFiles,
  baseOf: BaseOf,
): Agreed {
  // What speaks of something that was settled may be wanted now.
  const files = settle.size === 0 ? seen.files : settleNeeds(settleFiles(seen.judged, shown, settle, baseOf), isHeld)
  const first = accept(shown, files, skip, settle)
  const allowed = withhold(first, guard.refused(files, first.ids))
  return agree(files, allowed, skip)
}
