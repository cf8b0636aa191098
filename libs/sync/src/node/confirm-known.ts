import { createHash } from 'node:crypto'
import type { JudgedAction, JudgedFile } from '../judged.ts'
import type { Disk } from './disk.ts'
import { type Checkout, fileInCheckout, type Git } from './git.ts'
import type { Places } from './read-files.ts'

/**
 * What a server says another clone wrote is only replaced unasked where git gave it to this one: the file is as the last commit has it, so
 * none of its bytes can be lost. Anything else may be somebody's own, of which the server merely heard, and is asked for.
 */
export function confirmKnown(files: readonly JudgedFile[], places: Places, disk: Disk, git: Git): JudgedFile[] {
  const said = files.filter(({ actions }) => actions.some(isSaidToBeKnown))
  if (said.length === 0) return [...files]
  const confirmed = committedFiles(said, places, disk, git)
  return files.map((file) => (said.includes(file) && !confirmed.has(file.key) ? { ...file, actions: file.actions.map(asForeign) } : file))
}

/** Nothing was agreed of what is there, and yet it would be replaced. */
const isSaidToBeKnown = ({ action, entry, have }: JudgedAction) => action === 'update' && !entry && have !== undefined

const asForeign = (action: JudgedAction): JudgedAction => (isSaidToBeKnown(action) ? { ...action, action: 'conflict' } : action)

/** The files whose bytes the last commit of their checkout holds, by `root:path`. Each checkout is asked once. */
function committedFiles(files: readonly JudgedFile[], places: Places, disk: Disk, git: Git): Set<string> {
  const checkouts = new Map<string, { checkout: Checkout; files: Map<string, JudgedFile> }>()
  for (const file of files) {
    const real = places.get(file.key)?.real
    const found = real === undefined ? undefined : fileInCheckout(disk, real)
    if (!found) continue
    const known = checkouts.get(found.checkout.root) ?? { checkout: found.checkout, files: new Map<string, JudgedFile>() }
    checkouts.set(found.checkout.root, { ...known, files: known.files.set(found.path, file) })
  }
  const confirmed = new Set<string>()
  for (const { checkout, files: inside } of checkouts.values()) {
    const ids = git.committed(checkout, [...inside.keys()])
    for (const [path, { key, state }] of inside) {
      const id = ids.get(path)
      if (id !== undefined && state.kind === 'file' && isContent(id, state.bytes)) confirmed.add(key)
    }
  }
  return confirmed
}

/** The bytes are those git knows by this id, as they are or, where git turned the line endings of this checkout round, with LF. */
const isContent = (id: string, bytes: Uint8Array): boolean => blobId(id, bytes) === id || blobId(id, withLf(bytes)) === id

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage; repositories of the newer kind hash with sha256. */
const blobId = ({ length }: string, bytes: Uint8Array): string =>
  createHash(length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex')

const withLf = (bytes: Uint8Array): Buffer => Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
