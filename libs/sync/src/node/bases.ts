import type { Artifact, Desired, Hash } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { join } from 'node:path'
import type { JudgedFile } from '../judged.ts'
import type { BaseOf } from '../merge/resolve-merges.ts'
import type { Ledger } from '../types.ts'
import type { Disk } from './disk.ts'
import type { Layout } from './layout.ts'
import { readKeptAnswer } from './ledger-file.ts'
import { readRecord } from './read-own.ts'

/**
 * Finds what the library said at earlier agreements: in the answer that is kept, whatever its revision, then in the packs of former runs,
 * newest first. Nothing is read before it is asked for, and no more than it takes.
 */
export function baseFinder(disk: Disk, layout: Layout): BaseOf {
  const known = new Map<Hash, Artifact>()
  const places = basesByPlace(disk, layout)
  return (want) => {
    for (;;) {
      const found = known.get(want)
      if (found) return found
      const { done, value } = places.next()
      if (done) return undefined
      for (const artifact of value) if (!known.has(artifactHash(artifact))) known.set(artifactHash(artifact), artifact)
    }
  }
}

function* basesByPlace(disk: Disk, layout: Layout): Generator<readonly Artifact[], undefined> {
  yield readKeptAnswer(disk, layout)?.artifacts ?? []
  const packs = disk.list(layout.runs).filter((name) => name.endsWith('.jsonl'))
  for (const name of packs.sort().reverse()) yield basesIn(readRecord(disk, join(layout.runs, name)))
}

/** The bases in a pack; a damaged line has none. */
export const basesIn = (pack: string): Artifact[] => pack.split('\n').flatMap(basesInPart)

function basesInPart(line: string): Artifact[] {
  // A pack may hold megabytes to undo a run with, and mostly no base. Inside a text the quotes would be escaped.
  if (!line.includes('"bases":[{')) return []
  try {
    const part: unknown = JSON.parse(line)
    const bases: unknown = typeof part === 'object' && part !== null && 'bases' in part ? part.bases : undefined
    return Array.isArray(bases) ? bases.filter(isArtifact) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function isArtifact(value: unknown): value is Artifact {
  if (typeof value !== 'object' || value === null || !('kind' in value) || !('id' in value)) return false
  if (value.kind === 'key' || value.kind === 'element') return 'value' in value
  return (value.kind === 'file' || value.kind === 'block') && 'content' in value && typeof value.content === 'string'
}

/**
 * What a new answer would make us forget: what the kept one says of artifacts that were last agreed on by it, that the new one no longer
 * says and that the run leaves as they are.
 *
 * @param accepted - ids of the actions the run carries out
 */
export function basesToKeep(
  ledger: Ledger | undefined,
  files: readonly JudgedFile[],
  accepted: ReadonlySet<string>,
  desired: Desired,
  kept: () => Desired | undefined,
): Artifact[] {
  if (!ledger) return []
  const carriedOut = files.flatMap(({ actions }) => actions.filter(({ id, stays }) => accepted.has(id) && !stays))
  const renewed = new Set(carriedOut.map(({ entry }) => entry))
  const left = Object.values(ledger.entries).filter((entry) => !renewed.has(entry))
  const live = wantsOutside(left, desired)
  if (live.size === 0) return []
  const bases = new Map((kept()?.artifacts ?? []).map((artifact) => [artifactHash(artifact), artifact]))
  return [...live].flatMap((want) => bases.get(want) ?? [])
}

/** What was agreed on last and is not in the answer that is kept: a pack that holds one of these may be the only place that knows it. */
export const liveBases = (ledger: Ledger | undefined, desired: Desired | undefined): Set<Hash> =>
  wantsOutside(Object.values(ledger?.entries ?? {}), desired)

function wantsOutside(entries: readonly { want: Hash }[], desired: Desired | undefined): Set<Hash> {
  const held = new Set((desired?.artifacts ?? []).map(artifactHash))
  return new Set(entries.map(({ want }) => want).filter((want) => !held.has(want)))
}
