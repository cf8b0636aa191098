import { ledgerAfter } from '../ledger-delta.ts'
import { commit, touchedDirectories } from './commit.ts'
import { type Disk, nodeDisk } from './disk.ts'
import { flushDirectory, type Layout, layoutOf } from './layout.ts'
import { readLedger, writeLedger } from './ledger-file.ts'
import { closePack, dropPack, type Pack, pendingPacks } from './pack.ts'
import { pruneDirectories } from './prune.ts'
import { isSystemError, refusal } from './system-error.ts'
import type { Recovery, TargetOptions } from './target.ts'

/**
 * Repairs what a killed run left: before its commit mark it never happened and its temporary files go; after it, what remains is done.
 * Needs the lock. Every command that writes calls this first and says what it answers.
 *
 * @returns `undefined` when there was nothing to repair
 * @throws SyncError `unreadable` when the record of the run or the ledger cannot be read; `forbidden` or `internal` when the system refuses
 */
export async function recover(options: TargetOptions): Promise<Recovery | undefined> {
  const disk = options.disk ?? nodeDisk
  const layout = layoutOf(options.home, options.targetId)
  let recovery: Recovery | undefined
  for (const { runId, pack, committed } of pendingPacks(disk, layout)) {
    try {
      const files = pack && (committed ? await finish(pack, layout, options, disk) : undoStage(pack, disk))
      if (!pack || !committed) dropPack(disk, layout, runId)
      recovery = { runId, outcome: committed ? 'finished' : 'undone', files: files ?? [] }
    } catch (error) {
      if (!isSystemError(error)) throw error
      throw refusal(error, 'An earlier run was interrupted and is not repaired yet: the system refused', 'then run the command again')
    }
  }
  return recovery
}

async function finish(pack: Pack, layout: Layout, options: TargetOptions, disk: Disk): Promise<string[]> {
  const { roots } = options
  const ledger = readLedger(disk, layout)
  const result = await commit(pack, { ...options, disk })
  for (const directory of touchedDirectories(pack, result)) if (disk.kind(directory) === 'directory') flushDirectory(disk, directory)
  const after = ledgerAfter(ledger, pack.delta, result.left)
  const emptied = pack.files.filter(({ key, temporary }) => temporary === null || result.left.has(key))
  writeLedger(disk, layout, pruneDirectories(after, emptied, roots, disk))
  closePack(disk, layout, pack.runId)
  return result.written.map(({ path }) => path)
}

/** Takes away what a run made before its commit mark; the paths of the files concerned. */
export function undoStage(pack: Pack, disk: Disk): string[] {
  const files = pack.files.filter(({ temporary }) => temporary !== null && disk.unlink(temporary))
  for (const { real } of [...pack.directories].reverse()) disk.rmdir(real)
  return files.map(({ path }) => path)
}
