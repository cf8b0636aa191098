import type { Hash, Root } from '@ccm/contract'
import { dirname, relative, sep } from 'node:path'
import { bytesHash } from '../bytes.ts'
import type { Changes, FileChange } from '../changes.ts'
import { undoOf } from '../undo.ts'
import type { Disk } from './disk.ts'
import { flushAll } from './flush.ts'
import type { Pack, PackDirectory, PackFile } from './pack.ts'
import type { FilePlace } from './read-files.ts'

/** What a pack says besides what it changes. */
export type PackHead = Pick<Pack, 'runId' | 'at' | 'undoes' | 'bases' | 'former'>

/** Writes down everything a run will do, before it does any of it. */
export function packOf(
  head: PackHead,
  changes: Changes,
  places: ReadonlyMap<string, FilePlace>,
  roots: Partial<Record<Root, string>>,
  disk: Disk,
): Pack {
  const files = changes.files.map((change, index) => packFile(change, places, roots, head.runId, index))
  const directories = missingDirectories(files, roots, disk)
  const delta = { ...changes.delta, directories: byRoot(directories) }
  return { version: 1, ...head, targetId: delta.head.targetId, directories, files, undo: changes.files.flatMap(undoOf), delta }
}

function packFile(
  change: FileChange,
  places: ReadonlyMap<string, FilePlace>,
  roots: Partial<Record<Root, string>>,
  runId: string,
  index: number,
): PackFile {
  const { file, before, after, back, rests } = change
  const { key, root, path } = file
  const place = places.get(key)
  if (!place) throw new Error(`No place was found for ${key}.`)
  const bits = place.mode ?? (change.modeLike === undefined ? undefined : places.get(change.modeLike)?.mode)
  return {
    key,
    root,
    path,
    ids: change.actions.map(({ id }) => id),
    real: place.real,
    inside: insideOf(roots[root] ?? '', place.real),
    temporary: after === null ? null : temporaryPath(place.real, runId, index),
    before,
    after: after === null ? null : bytesHash(after),
    modeBefore: place.mode ?? null,
    ...(after !== null && bits !== undefined && { modeAfter: modeOf(change, bits).bits }),
    ...(back && { back: back.filter((step) => step.length > 0) }),
    ...(rests.length > 0 && { rests: rests.flatMap(({ key: on, hash }) => placed(places, on, hash)) }),
  }
}

/** A place relative to a root, as it would be called on any system. */
export function insideOf(root: string, real: string): string {
  // Mostly it lies under the root as it is named, which is seen at once.
  const inside = real.startsWith(root + sep) ? real.slice(root.length + 1) : relative(root, real)
  return inside.replaceAll(sep, '/')
}

const placed = (places: ReadonlyMap<string, FilePlace>, key: string, hash: Hash | null) => {
  const real = places.get(key)?.real
  return real === undefined ? [] : [{ real, hash }]
}

function temporaryPath(real: string, runId: string, index: number): string {
  const name = real.lastIndexOf(sep) + 1
  return real.slice(0, name) + temporaryName(real.slice(name), runId, index)
}

/** `.<name>.ccm-<runId>`; a name too long to take the addition gives way to a number. */
const temporaryName = (name: string, runId: string, index: number) => `.${Buffer.byteLength(name) > 200 ? index : name}.ccm-${runId}`

function missingDirectories(files: readonly PackFile[], roots: Partial<Record<Root, string>>, disk: Disk): PackDirectory[] {
  const seen = new Set<string>()
  const missing: PackDirectory[] = []
  for (const { root, real, temporary } of files) {
    const top = roots[root]
    if (temporary === null || top === undefined) continue
    const chain: PackDirectory[] = []
    for (
      let directory = dirname(real);
      directory !== top && !seen.has(directory) && disk.kind(directory) === undefined;
      directory = dirname(directory)
    ) {
      seen.add(directory)
      chain.unshift({ root, path: insideOf(top, directory), real: directory })
    }
    missing.push(...chain)
  }
  return missing
}

function byRoot(directories: readonly PackDirectory[]): Partial<Record<Root, string[]>> {
  const roots: Partial<Record<Root, string[]>> = {}
  for (const { root, path } of directories) roots[root] = [...(roots[root] ?? []), path]
  return roots
}

/**
 * Makes the directories and the flushed temporary siblings of a pack. Nothing a person looks at has changed yet.
 *
 * @param meanwhile - other work, done while the disk is at it
 */
export async function stage(pack: Pack, changes: Changes, disk: Disk, meanwhile?: () => void): Promise<void> {
  for (const { real } of pack.directories) disk.mkdir(real, 0o777)
  const writes = changes.files.flatMap(({ after, ...change }, index) => {
    const file = pack.files[index]
    return after === null || !file || file.temporary === null
      ? []
      : [{ path: file.temporary, content: after, mode: modeAfter(change, file) }]
  })
  const open = ({ path, content, mode }: (typeof writes)[number]) => {
    const descriptor = disk.create(path, mode.bits)
    if (mode.exact) disk.chmod(descriptor, mode.bits)
    disk.write(descriptor, typeof content === 'string' ? Buffer.from(content) : content)
    return descriptor
  }
  await flushAll(disk, writes, open, meanwhile)
}

const modeAfter = (change: Pick<FileChange, 'executable' | 'private' | 'mode'>, file: PackFile) =>
  file.modeAfter === undefined ? modeOf(change, file.modeBefore) : { bits: file.modeAfter, exact: true }

/**
 * The permission bits a file gets: an existing file keeps its own, but for the executable bit of a whole file of ours; a private one is
 * for its user alone. New files leave it to the process's mask to take bits away.
 */
function modeOf(change: Pick<FileChange, 'executable' | 'private' | 'mode'>, before: number | null): { bits: number; exact: boolean } {
  if (change.mode !== undefined) return { bits: change.mode, exact: true }
  const bits = withExecutable(before ?? 0o644, change.executable)
  return { bits: change.private ? bits & 0o700 : bits, exact: before !== null || change.private }
}

function withExecutable(bits: number, executable: boolean | undefined): number {
  if (executable === undefined) return bits
  return executable ? bits | ((bits & 0o444) >> 2) : bits & ~0o111
}
