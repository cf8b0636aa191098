import { artifactHash } from '@ccm/formats/hash'
import { type Accepted, withhold } from '../accept.ts'
import { SyncError } from '../errors.ts'
import type { FileState } from '../files.ts'
import type { JudgedFile } from '../judged.ts'
import type { Ledger, Outcome, UndoPlan } from '../types.ts'
import { acceptUndo, stranded } from '../undo/accept-undo.ts'
import { composeNotes, composeUndo, judgedFile } from '../undo/compose-undo.ts'
import { formerArtifact } from '../undo/former-artifact.ts'
import { judgeUndo } from '../undo/judge-undo.ts'
import type { JudgedUndo } from '../undo/undo-file.ts'
import type { Disk } from './disk.ts'
import { gitCommand } from './git.ts'
import { history } from './history.ts'
import { PrivateFiles } from './keep-private.ts'
import { type Layout, layoutOf } from './layout.ts'
import { readDesired, readLedger } from './ledger-file.ts'
import type { Pack } from './pack.ts'
import { recover } from './recover.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { finishedRuns, readRun } from './runs.ts'
import type { TargetOptions, UndoOptions } from './target.ts'
import { transact, type Work } from './transact.ts'
import { type LookedUndo, lookUndo, presentOf, undoPlanOf } from './undo-look.ts'

type Options = TargetOptions & { disk: Disk }

/**
 * What undoing a run would do; writes nothing.
 *
 * @param run - left out, the newest sync that is not undone
 * @throws SyncError `not-found` when there is no such run, or nothing left to undo; `unreadable` when its record is damaged
 */
export function planUndo(run: number | undefined, options: Options): UndoPlan {
  const layout = layoutOf(options.home, options.targetId)
  const number = run ?? history(options.disk, layout).find(({ by, undone }) => by === 'sync' && !undone)?.run
  if (number === undefined) throw new SyncError('not-found', 'There is nothing to undo: no sync that changed files here is remembered.')
  const pack = packOf(number, options.disk, layout)
  const plan = undoPlanOf(pack, lookUndo(pack, options))
  if (plan.unreadable.length === 0 && plan.actions.every(({ action }) => action === 'settled')) {
    throw new SyncError('not-found', `There is nothing to undo: everything run ${number} changed is as it was before it.`)
  }
  return plan
}

function packOf(run: number, disk: Disk, layout: Layout): Pack {
  const found = finishedRuns(disk, layout).findLast((finished) => finished.run === run)
  if (!found) throw new SyncError('not-found', `There is no run ${run}. "ccm history" lists the runs that can be undone.`)
  const pack = readRun(disk, found)
  if (!pack) {
    const reason = 'it is damaged, or an older ccm made it'
    throw new SyncError('unreadable', `Nothing was undone: the record of run ${run}, ${found.path}, cannot be used: ${reason}.`, {
      path: found.path,
    })
  }
  if (pack.files.length === 0) throw new SyncError('not-found', `There is nothing to undo: run ${run} changed no files.`)
  return pack
}

/** Undoes a run as one transaction. Files are read and judged again; only what is as the plan shows it is undone. */
export async function undoRun(shown: UndoPlan, { anyway = new Set() }: UndoOptions, options: Options): Promise<Outcome> {
  const { disk } = options
  refuseUnreadable(shown.unreadable, 'Nothing was undone.')
  const layout = layoutOf(options.home, options.targetId)
  await recover(options)
  const before = readLedger(disk, layout)
  const pack = packOf(shown.run, disk, layout)
  const looked = lookUndo(pack, options)
  refuseUnreadable(looked.unreadable, 'Nothing was undone.')
  const guard = new PrivateFiles(looked.places, disk, options.git ?? gitCommand(options.env))
  const accepted = agreedOf(shown, looked, anyway, guard)
  const notes = guard.hide(asJudged(looked.files), accepted.ids)
  const work = workOf(pack, looked, accepted, before)
  const again = (key: string, state: FileState) =>
    composeAgain(key, state, { shown, anyway, pack, looked, accepted, before, roots: options.roots })
  const bases = formerBases(looked.files, accepted, before, disk, layout)
  const { runId, ledger, ...result } = await transact({ ...work, bases, again }, layout, options)
  const skipped = [...accepted.skipped, ...result.skipped]
  const failed = new Set(skipped.map(({ id }) => id))
  return { runId, done: [...accepted.ids, ...accepted.settled].filter((id) => !failed.has(id)), skipped, notes, ledger }
}

function agreedOf(shown: UndoPlan, { files }: LookedUndo, anyway: ReadonlySet<string>, guard: PrivateFiles): Accepted {
  const first = acceptUndo(shown, files, anyway)
  const allowed = withhold(first, guard.refused(asJudged(files), first.ids))
  return withhold(allowed, stranded(files, allowed))
}

const asJudged = (files: readonly JudgedUndo[]): JudgedFile[] => files.map((file) => judgedFile(file, file.parts))

function workOf(pack: Pack, { files, places }: LookedUndo, { ids }: Accepted, before: Ledger | undefined): Omit<Work, 'bases'> {
  const { files: changed, delta } = composeUndo(files, ids, pack, before)
  const notes = changed.length > 0 ? composeNotes(pack, files, before) : {}
  return { changes: { files: changed, delta: { ...delta, files: { ...notes, ...delta.files } } }, places, before, undoes: pack.runId }
}

interface Undoing {
  shown: UndoPlan
  anyway: ReadonlySet<string>
  pack: Pack
  looked: LookedUndo
  accepted: Accepted
  before: Ledger | undefined
  roots: TargetOptions['roots']
}

/** One file, composed from what it holds by then. */
function composeAgain(
  key: string,
  state: FileState,
  { shown, anyway, pack, looked, accepted, before, roots }: Undoing,
): ReturnType<NonNullable<Work['again']>> {
  const known = looked.files.find(({ file }) => file.key === key)
  const judged = known && judgeUndo(known.file, presentOf(pack, known.file, state, looked.places.get(key), roots[known.file.root]))
  const files = judged && 'parts' in judged ? [judged] : []
  const now = acceptUndo(shown, files, anyway)
  const ids = new Set([...now.ids].filter((id) => accepted.ids.has(id)))
  const path = known?.file.path ?? key
  const unread =
    files.length > 0 ? [] : (known?.parts ?? []).map(({ action: { id } }) => ({ id, path, reason: 'It cannot be read any more.' }))
  return Promise.resolve({ changes: composeUndo(files, ids, pack, before), skipped: [...now.skipped, ...unread] })
}

/** What the library said at agreements that come back and that its last answer does not hold any more: a later merge starts from it. */
function formerBases(
  files: readonly JudgedUndo[],
  { ids }: Accepted,
  before: Ledger | undefined,
  disk: Disk,
  layout: Layout,
): Pack['bases'] {
  const kept = new Set(readDesired(disk, layout, before)?.artifacts.map(artifactHash))
  return files.flatMap(({ file, parts }) =>
    parts.flatMap(({ edit }) => {
      const entry = file.former[edit.id]
      const artifact = entry && ids.has(edit.id) && !kept.has(entry.want) ? formerArtifact(file, edit) : undefined
      return artifact && entry && artifactHash(artifact) === entry.want ? [artifact] : []
    }),
  )
}
