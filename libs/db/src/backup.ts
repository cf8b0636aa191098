import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type Sqlite from 'better-sqlite3'

const KEPT = 3

/**
 * Copies an open database to `<name>-<time>.backup.db` in `dir`, readable by its owner alone, and removes all but the
 * newest three such copies. Returns the new file.
 */
export function backUp(database: Sqlite.Database, dir: string, now: Date): string {
  mkdirSync(dir, { recursive: true })
  const name = basename(database.name, '.db')
  const file = freeName(dir, `${name}-${now.toISOString().replace(/[:.]/g, '-')}`)
  database.prepare('VACUUM INTO ?').run(file)
  chmodSync(file, 0o600)
  const older = backups(dir, name).slice(0, -KEPT)
  for (const old of older) rmSync(join(dir, old))
  return file
}

const SUFFIX = '.backup.db'

const backups = (dir: string, name: string) =>
  readdirSync(dir)
    .filter((file) => file.startsWith(`${name}-`) && file.endsWith(SUFFIX))
    .sort()

function freeName(dir: string, stem: string): string {
  const taken = new Set(readdirSync(dir))
  let candidate = `${stem}${SUFFIX}`
  for (let count = 1; taken.has(candidate); count += 1) candidate = `${stem}-${count}${SUFFIX}`
  return join(dir, candidate)
}
