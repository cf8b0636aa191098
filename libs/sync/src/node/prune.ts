import type { Root } from '@ccm/contract'
import { join, relative, sep } from 'node:path'
import type { Ledger } from '../types.ts'
import type { Disk } from './disk.ts'

/**
 * Removes directories we made that a run has left empty, innermost first.
 *
 * @param files - that went or were not made after all; only directories above them are looked at
 * @returns the ledger without the directories that are gone
 */
export function pruneDirectories(
  ledger: Ledger,
  files: readonly { root: Root; real: string }[],
  roots: Partial<Record<Root, string>>,
  disk: Disk,
): Ledger {
  const directories = { ...ledger.directories }
  for (const [name, made] of Object.entries(directories)) {
    const top = name === 'project' || name === 'home' ? roots[name] : undefined
    if (top === undefined) continue
    const above = new Set(files.filter(({ root }) => root === name).flatMap(({ real }) => directoriesAbove(relative(top, real))))
    const gone = new Set<string>()
    for (const directory of made
      .filter((path) => above.has(path))
      .sort()
      .reverse()) {
      const real = join(top, directory)
      if (disk.rmdir(real) || disk.kind(real) === undefined) gone.add(directory)
    }
    directories[name] = made.filter((path) => !gone.has(path))
  }
  return { ...ledger, directories }
}

function directoriesAbove(path: string): string[] {
  const names = path.split(sep).slice(0, -1)
  return names.map((_name, index) => names.slice(0, index + 1).join('/'))
}
