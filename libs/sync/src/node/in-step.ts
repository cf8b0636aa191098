import type { Json, Root } from '@ccm/contract'
import { fileHash, valueHash } from '@ccm/formats/hash'
import { join } from 'node:path'
import { fromPointer } from '@ccm/formats'
import { bytesHash } from '../bytes.ts'
import { CLIENT_FILE } from '../places.ts'
import type { Ledger, LedgerEntry } from '../types.ts'
import { type Disk, type DiskFile, NotAFile } from './disk.ts'

/**
 * True when everything in the ledger is on disk as it was left. One pass, one read per file, nothing parsed: this is what a sync without
 * changes costs. A file it cannot read is not in step; the plan then says why.
 */
export function isInStep(ledger: Ledger, roots: Partial<Record<Root, string>>, platform: NodeJS.Platform, disk: Disk): boolean {
  const shared = new Map<string, Buffer | undefined>()
  for (const id in ledger.entries) {
    const entry = ledger.entries[id]
    if (!entry) continue
    const root = roots[entry.root]
    if (root === undefined) return false
    if (entry.kind === 'file') {
      if (!isWholeFileInStep(entry, root, platform, disk)) return false
      continue
    }
    const key = `${entry.root}:${entry.path}`
    if (shared.has(key)) {
      if (!shared.get(key) && entry.have !== undefined) return false
      continue
    }
    const file = readQuietly(disk, join(root, entry.path))
    if (file === 'unreadable') return false
    shared.set(key, file?.bytes)
    const bytes = file?.bytes
    if (!bytes && entry.have === undefined) continue
    if (bytes && ledger.files[key] === bytesHash(bytes)) continue
    if (!bytes || entry.path !== CLIENT_FILE || !isClientFileInStep(ledger, key, bytes)) return false
  }
  return true
}

function isWholeFileInStep(entry: LedgerEntry, root: string, platform: NodeJS.Platform, disk: Disk): boolean {
  const file = readQuietly(disk, `${root}/${entry.path}`)
  // Where nothing is to be, nothing may be.
  if (!file || file === 'unreadable') return !file && entry.have === undefined
  const executable = platform !== 'win32' && (file.mode & 0o100) !== 0
  return fileHash(file.bytes, executable) === entry.have || (platform === 'win32' && fileHash(file.bytes, true) === entry.have)
}

/** Claude Code writes to its file all the time: only what is ours in it is compared. What it repeats is left to the plan. */
function isClientFileInStep({ entries, files }: Ledger, key: string, bytes: Buffer): boolean {
  // Something was left undone in it.
  if (files[key] === undefined) return false
  const value = parseQuietly(bytes.toString('utf8'))
  return Object.values(entries).every((entry) => {
    if (`${entry.root}:${entry.path}` !== key) return true
    const member = memberAt(value, entry.pointer ?? '')
    return (member === undefined ? undefined : valueHash(member)) === entry.have
  })
}

function parseQuietly(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const memberAt = (value: Json | undefined, pointer: string): Json | undefined =>
  fromPointer(pointer).reduce<Json | undefined>(
    (at, name) => (typeof at === 'object' && at !== null && !Array.isArray(at) && Object.hasOwn(at, name) ? at[name] : undefined),
    value,
  )

function readQuietly(disk: Disk, path: string): DiskFile | 'unreadable' | undefined {
  try {
    return disk.read(path)
  } catch (error) {
    if (error instanceof NotAFile || (error instanceof Error && 'code' in error)) return 'unreadable'
    throw error
  }
}
