import type { Desired } from '@ccm/contract'
import { accept, agree, type Agreed, withhold } from '../accept.ts'
import { composeChanges, type Changes } from '../changes.ts'
import { SyncError } from '../errors.ts'
import { ledgerAfter } from '../ledger-delta.ts'
import { judgeSettingsFiles } from '../settings-findings.ts'
import type { Outcome, Plan, Skipped, Unreadable } from '../types.ts'
import { look, type Looked, type Places } from './look.ts'
import { commit, touchedDirectories } from './commit.ts'
import type { Disk } from './disk.ts'
import { flushAll } from './flush.ts'
import { gitCommand } from './git.ts'
import { PrivateFiles } from './keep-private.ts'
import { type Layout, layoutOf } from './layout.ts'
import { readDesired, readStoredLedger, type StoredLedger, writeDesired, writeLedger } from './ledger-file.ts'
import { closePack, dropPack, markCommitted, nextRunId, type Pack, writePack } from './pack.ts'
import { pruneDirectories } from './prune.ts'
import { recover, undoStage } from './recover.ts'
import { packOf, stage } from './stage.ts'
import { hasCode, systemReason } from './system-error.ts'
import type { TargetOptions } from './target.ts'

export interface ApplyContext extends TargetOptions {
  disk: Disk
  /** The ledger the plan was made from. */
  stored: StoredLedger
  /** What the plan was made from, when this process made it. */
  looked: Looked | undefined
}

/** What is to be changed is read and judged again, then what still is as the person saw it is carried out as one transaction. */
export async function applyPlan(shown: Plan, desired: Desired, skip: ReadonlySet<string>, options: ApplyContext): Promise<Outcome> {
  const { targetId, roots, disk } = options
  refuseUnreadable(shown.unreadable)
  const layout = layoutOf(options.home, targetId)
  recover(options)
  const { ledger: before } = readStoredLedger(disk, layout, options.stored)
  const seen = await look(desired, before, options, options.looked)
  const { places } = seen
  refuseUnreadable(seen.plan.unreadable)
  const guard = new PrivateFiles(places, disk, options.git ?? gitCommand(options.env))
  const { files, accepted } = agreedOf(shown, seen, skip, guard)
  const judgement = await judgeSettingsFiles(files, accepted.ids, before, options.configDirectory ?? 'default')
  refuseUnreadable(judgement.refused)
  const changes = composeChanges(targetId, files, accepted.ids, desired, before)
  const runId = nextRunId(disk, layout)
  if (!before || before.revision !== desired.revision || !readDesired(disk, layout, before)) writeDesired(disk, layout, desired)
  const notes = guard.hide(files, accepted.ids)
  const result = await transact(runId, changes, places, layout, options)
  const after = ledgerAfter(before, result.delta, result.left)
  const ledger = pruneDirectories(after, result.emptied, roots, disk)
  writeLedger(disk, layout, ledger)
  if (changes.files.length > 0) closePack(disk, layout, runId)
  const skipped = [...accepted.skipped, ...result.skipped]
  const failed = new Set(skipped.map(({ id }) => id))
  return { runId, done: [...accepted.ids, ...accepted.settled].filter((id) => !failed.has(id)), skipped, notes, ledger }
}

/** What the person saw and agreed to, but for what git would keep a copy of, and for what speaks of anything that is left alone. */
function agreedOf(shown: Plan, { files }: Looked, skip: ReadonlySet<string>, guard: PrivateFiles): Agreed {
  const first = accept(shown, files, skip)
  const allowed = withhold(first, guard.refused(files, first.ids))
  return agree(files, allowed, skip)
}

function refuseUnreadable(unreadable: readonly Unreadable[]): void {
  const [first] = unreadable
  if (!first) return
  throw new SyncError(first.code, `Nothing was written. ${unreadable.map(({ path, message }) => `${path}: ${message}`).join(' ')}`, {
    path: first.path,
  })
}

interface Transacted {
  delta: Changes['delta']
  left: ReadonlySet<string>
  skipped: Skipped[]
  /** Files that went or were not made after all. */
  emptied: Pack['files']
}

async function transact(
  runId: string,
  changes: Changes,
  places: Places,
  layout: Layout,
  { roots, disk }: TargetOptions & { disk: Disk },
): Promise<Transacted> {
  if (changes.files.length === 0) return { delta: changes.delta, left: new Set(), skipped: [], emptied: [] }
  const pack = packOf(runId, changes, places, roots, disk)
  await prepare(pack, changes, layout, disk)
  const result = commit(pack, roots, disk)
  const emptied = pack.files.filter(({ key, temporary }) => temporary === null || result.left.has(key))
  await flushAll(disk, touchedDirectories(pack, result), (directory) => disk.openDirectory(directory))
  return { delta: pack.delta, left: result.left, skipped: result.skipped, emptied }
}

/** Up to and with the commit mark. What fails before it is taken back. */
async function prepare(pack: Pack, changes: Changes, layout: Layout, disk: Disk): Promise<void> {
  try {
    writePack(disk, layout, pack)
    await stage(pack, changes, disk)
    markCommitted(disk, layout, pack.runId)
  } catch (error) {
    undoStage(pack, disk)
    dropPack(disk, layout, pack.runId)
    const code = hasCode(error, 'EACCES', 'EPERM', 'EROFS') ? 'forbidden' : 'internal'
    throw new SyncError(
      code,
      `Nothing was written: the system refused to prepare it (${systemReason(error)}). Make room or give write permission, then try again.`,
      { cause: error },
    )
  }
}
