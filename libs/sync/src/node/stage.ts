import type { Hash, Root } from '@ccm/contract'
import { basename, dirname, join, relative, sep } from 'node:path'
import { bytesHash } from '../bytes.ts'
import type { Changes, FileChange } from '../changes.ts'
import { undoOf } from '../undo.ts'
import type { Disk } from './disk.ts'
import { flushAll } from './flush.ts'
import type { Pack, PackDirectory, PackFile } from './pack.ts'
import type { FilePlace } from './read-files.ts'

/** Writes down everything a run will do, before it does any of it. */
export function packOf(
  runId: string,
  changes: Changes,
  places: ReadonlyMap<string, FilePlace>,
  roots: Partial<Record<Root, string>>,
  disk: Disk,
): Pack {
  const files = changes.files.map((change, index) => packFile(change, places, runId, index))
  const directories = missingDirectories(files, roots, disk)
  const delta = { ...changes.delta, directories: byRoot(directories) }
  return { version: 1, runId, targetId: delta.head.targetId, directories, files, undo: changes.files.flatMap(undoOf), delta }
}

function packFile(
  { file, actions, before, after, rests }: FileChange,
  places: ReadonlyMap<string, FilePlace>,
  runId: string,
  index: number,
): PackFile {
  const { key, root, path } = file
  const place = places.get(key)
  if (!place) throw new Error(`No place was found for ${key}.`)
  return {
    key,
    root,
    path,
    ids: actions.map(({ id }) => id),
    real: place.real,
    temporary: after === null ? null : join(dirname(place.real), temporaryName(basename(place.real), runId, index)),
    before,
    after: after === null ? null : bytesHash(after),
    modeBefore: place.mode ?? null,
    ...(rests.length > 0 && { rests: rests.flatMap(({ key: on, hash }) => placed(places, on, hash)) }),
  }
}

const placed = (places: ReadonlyMap<string, FilePlace>, key: string, hash: Hash | null) => {
  const real = places.get(key)?.real
  return real === undefined ? [] : [{ real, hash }]
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
      chain.unshift({ root, path: relative(top, directory).split(sep).join('/'), real: directory })
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

/** Makes the directories and the flushed temporary siblings of a pack. Nothing a person looks at has changed yet. */
export async function stage(pack: Pack, changes: Changes, disk: Disk): Promise<void> {
  for (const { real } of pack.directories) disk.mkdir(real, 0o777)
  const writes = changes.files.flatMap(({ after, ...change }, index) => {
    const file = pack.files[index]
    return after === null || !file || file.temporary === null
      ? []
      : [{ path: file.temporary, content: after, mode: modeOf(change, file.modeBefore) }]
  })
  await flushAll(disk, writes, ({ path, content, mode }) => {
    const descriptor = disk.create(path, mode.bits)
    if (mode.exact) disk.chmod(descriptor, mode.bits)
    disk.write(descriptor, typeof content === 'string' ? Buffer.from(content) : content)
    return descriptor
  })
}

/**
 * The permission bits a file gets: an existing file keeps its own, but for the executable bit of a whole file of ours; a private one is
 * for its user alone. New files leave it to the process's mask to take bits away.
 */
function modeOf(change: Pick<FileChange, 'executable' | 'private'>, before: number | null): { bits: number; exact: boolean } {
  const bits = withExecutable(before ?? 0o644, change.executable)
  return { bits: change.private ? bits & 0o700 : bits, exact: before !== null || change.private }
}

function withExecutable(bits: number, executable: boolean | undefined): number {
  if (executable === undefined) return bits
  return executable ? bits | ((bits & 0o444) >> 2) : bits & ~0o111
}
