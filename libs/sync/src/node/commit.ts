import { dirname, sep } from 'node:path'
import { bytesHash } from '../bytes.ts'
import type { Skipped } from '../types.ts'
import { type Disk, type DiskFile, NotAFile } from './disk.ts'
import { isClientFile, type Where, withClientFile } from './client-file.ts'
import type { Pack, PackFile } from './pack.ts'
import { Resolver } from './resolve.ts'
import { hasCode, systemReason } from './system-error.ts'

/** What became of a committed pack. */
export interface Committed {
  /** Files changed now. */
  written: PackFile[]
  /** Files that were as they should be already: an earlier attempt came this far. */
  already: PackFile[]
  /** Files left alone, by `root:path`. */
  left: Set<string>
  skipped: Skipped[]
}

/**
 * Makes a committed pack's changes visible, each compared with what it was made from right before; a file that Claude Code rewrites
 * itself under its lock. Run again after a kill it finishes what is left and changes nothing twice.
 */
export async function commit({ files }: Pick<Pack, 'files'>, where: Where): Promise<Committed> {
  const clients = files.filter(({ key }) => isClientFile(key))
  const others = files.filter(({ key }) => !isClientFile(key))
  return joined(clients.length > 0 ? await commitLocked(clients, where) : nothing(), commitFiles(others, where))
}

async function commitLocked(files: readonly PackFile[], where: Where): Promise<Committed> {
  const locked = await withClientFile(where, ({ isOurs }) => Promise.resolve(commitFiles(files, where, isOurs)))
  return 'value' in locked ? locked.value : leave(files, locked.reason, where.disk)
}

/** The same for files that need no lock, or whose lock is held. */
export function commitFiles(files: readonly PackFile[], { roots, disk }: Where, mayWrite: () => boolean = () => true): Committed {
  const committed = nothing()
  for (const file of files) {
    const result = commitFile(file, roots[file.root], disk, mayWrite)
    if (result === 'written') committed.written.push(file)
    else if (result === 'already') committed.already.push(file)
    else addLeft(committed, file, result.reason)
  }
  return committed
}

export const nothing = (): Committed => ({ written: [], already: [], left: new Set(), skipped: [] })

export const joined = (some: Committed, others: Committed): Committed => ({
  written: [...some.written, ...others.written],
  already: [...some.already, ...others.already],
  left: new Set([...some.left, ...others.left]),
  skipped: [...some.skipped, ...others.skipped],
})

function leave(files: readonly PackFile[], reason: string, disk: Disk): Committed {
  const committed = nothing()
  for (const file of files) {
    if (file.temporary !== null) disk.unlink(file.temporary)
    addLeft(committed, file, reason)
  }
  return committed
}

function addLeft({ left, skipped }: Committed, { key, path, ids }: PackFile, reason: string): void {
  left.add(key)
  skipped.push(...ids.map((id) => ({ id, path, reason })))
}

type Result = 'written' | 'already' | { reason: string }

function commitFile(file: PackFile, root: string | undefined, disk: Disk, mayWrite: () => boolean): Result {
  const result = tryFile(file, root, disk, mayWrite)
  if (result !== 'written' && file.temporary !== null) disk.unlink(file.temporary)
  return result
}

function tryFile(file: PackFile, root: string | undefined, disk: Disk, mayWrite: () => boolean): Result {
  const { real, temporary, before, after } = file
  try {
    const found = root === undefined ? undefined : foundNow(file, root, disk)
    if (found === undefined) return { reason: 'Where its path leads changed while it was being written.' }
    const now = found && bytesHash(found.bytes)
    const rests = file.rests?.every((rest) => hashNow(rest.real, disk) === rest.hash) ?? true
    if (now === after && (now !== before || temporary === null || disk.kind(temporary) !== 'file')) return 'already'
    if (now !== before) return { reason: 'Somebody changed it while it was being written.' }
    if (!rests) return { reason: 'What it speaks of is not as it should be: it changed while it was being written.' }
    if (!mayWrite()) return { reason: 'Its lock was taken away while it was being written.' }
    if (temporary === null) disk.unlink(real)
    else disk.rename(temporary, real)
    return 'written'
  } catch (error) {
    if (error instanceof NotAFile) return { reason: 'Something that is no file took its place.' }
    if (hasCode(error, 'EACCES', 'EPERM', 'EBUSY', 'EROFS', 'EISDIR', 'ENOTDIR', 'ENOENT'))
      return { reason: `The system refused: ${systemReason(error)}.` }
    throw error
  }
}

/** The file where the pack says it lies; `null` when none is there, `undefined` when its path leads elsewhere by now. */
function foundNow({ path, real, before }: PackFile, root: string, disk: Disk): DiskFile | null | undefined {
  const directory = dirname(real)
  // Mostly there is no link on the way, and the system says so in one call.
  if (root + sep + path.replaceAll('/', sep) === real && disk.realpath(directory) === directory) {
    // Looking is cheaper than trying to open what is not there.
    if (before === null && disk.kind(real) === undefined) return null
    const file = disk.readHere(real)
    if (file !== 'link') return file ?? null
  }
  const found = new Resolver(root, disk).read(path)
  return 'real' in found && found.real === real ? (found.file ?? null) : undefined
}

/** `undefined` where a link has taken its place. */
function hashNow(path: string, disk: Disk): string | null | undefined {
  const file = disk.readHere(path)
  return file === 'link' ? undefined : file ? bytesHash(file.bytes) : null
}

/** The directories whose names a committed pack changed. */
export function touchedDirectories(pack: Pack, { written, already }: Committed): string[] {
  const paths = [...[...written, ...already].map(({ real }) => real), ...pack.directories.map(({ real }) => real)]
  return [...new Set(paths.map((path) => dirname(path)))]
}
