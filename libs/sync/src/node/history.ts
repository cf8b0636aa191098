import type { RunFile, RunSummary } from '../types.ts'
import type { Disk } from './disk.ts'
import type { Layout } from './layout.ts'
import type { Pack, PackFile } from './pack.ts'
import { type FinishedRun, finishedRuns, readRun } from './runs.ts'

/** The runs that changed files here and are still remembered, newest first. One whose pack cannot be read is left out. */
export function history(disk: Disk, layout: Layout): RunSummary[] {
  const runs = finishedRuns(disk, layout).reverse()
  const undone = new Set<string>()
  return runs.flatMap((found): RunSummary[] => {
    const pack = readRun(disk, found)
    if (!pack || pack.files.length === 0) return []
    // Newest first: an undo that was itself undone has undone nothing.
    if (pack.undoes !== undefined && !undone.has(found.runId)) undone.add(pack.undoes)
    return [summaryOf(found, pack, undone.has(found.runId))]
  })
}

function summaryOf({ run, runId }: FinishedRun, pack: Pack, undone: boolean): RunSummary {
  const { at, undoes } = pack
  return {
    run,
    runId,
    at,
    by: undoes === undefined ? 'sync' : 'undo',
    ...(undoes !== undefined && { undoes: Number.parseInt(undoes, 10) }),
    undone,
    files: pack.files.map((file) => fileOf(file, pack)),
  }
}

function fileOf({ key, root, path, before, after }: PackFile, { undo }: Pack): RunFile {
  const change = before === null ? 'made' : after === null ? 'removed' : 'changed'
  return { root, path, change, ids: undo.filter(({ file }) => file === key).map(({ id }) => id) }
}
