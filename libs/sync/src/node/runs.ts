import { join } from 'node:path'
import type { Disk } from './disk.ts'
import type { Layout } from './layout.ts'
import { type Pack, parsePack } from './pack.ts'
import { readRecord } from './read-own.ts'

/** A run that came to its end. */
export interface FinishedRun {
  /** Counts up from 1. */
  run: number
  runId: string
  /** Where its pack lies. */
  path: string
}

/** The runs whose packs are kept, oldest first. */
export function finishedRuns(disk: Disk, { runs }: Layout): FinishedRun[] {
  const named = disk.list(runs).flatMap((name) => {
    const found = /^((\d{8,})-[0-9a-f]+)\.jsonl$/.exec(name)
    return found?.[1] === undefined ? [] : [{ run: Number(found[2]), runId: found[1], path: join(runs, name) }]
  })
  return named.sort((a, b) => a.run - b.run || (a.runId < b.runId ? -1 : 1))
}

/**
 * The pack of a run; `undefined` when it was damaged, was never committed or is of a kind that cannot be undone.
 *
 * @throws SyncError `unreadable` when what stands there is no file, or nobody may read it
 */
export function readRun(disk: Disk, { path }: FinishedRun): Pack | undefined {
  const read = parsePack(readRecord(disk, path))
  return read?.committed && read.pack && isWhole(read.pack) ? read.pack : undefined
}

/** Packs of earlier versions lack the time and the former ledger. */
const isWhole = ({ at, former, delta, undo, bases }: Partial<Pack>) =>
  typeof at === 'string' &&
  typeof former === 'object' &&
  typeof delta?.files === 'object' &&
  Array.isArray(undo) &&
  undo.every(({ file }: { file?: unknown }) => typeof file === 'string') &&
  Array.isArray(bases)
