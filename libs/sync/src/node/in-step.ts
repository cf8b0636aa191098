import type { Root } from '@ccm/contract'
import { fileHash } from '@ccm/formats/hash'
import { join } from 'node:path'
import { bytesHash } from '../bytes.ts'
import type { Ledger, LedgerEntry } from '../types.ts'
import { type Disk, NotAFile } from './disk.ts'

/**
 * True when everything in the ledger is on disk as it was left. One pass, one read per file, nothing parsed: this is what a sync without
 * changes costs. A file it cannot read is not in step; the plan then says why.
 */
export function isInStep(ledger: Ledger, roots: Partial<Record<Root, string>>, platform: NodeJS.Platform, disk: Disk): boolean {
  const shared = new Set<string>()
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
    if (shared.has(key)) continue
    shared.add(key)
    const bytes = readQuietly(disk, join(root, entry.path))?.bytes
    if (!bytes || ledger.files[key] !== bytesHash(bytes)) return false
  }
  return true
}

function isWholeFileInStep(entry: LedgerEntry, root: string, platform: NodeJS.Platform, disk: Disk): boolean {
  const file = readQuietly(disk, `${root}/${entry.path}`)
  if (!file) return false
  const executable = platform !== 'win32' && (file.mode & 0o100) !== 0
  return fileHash(file.bytes, executable) === entry.have || (platform === 'win32' && fileHash(file.bytes, true) === entry.have)
}

function readQuietly(disk: Disk, path: string) {
  try {
    return disk.read(path)
  } catch (error) {
    if (error instanceof NotAFile || (error instanceof Error && 'code' in error)) return undefined
    throw error
  }
}
