import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Database, migrate, openDatabase } from '@ccm/db'
import { silentLog } from './log.ts'

/** The workspace's migrations. */
export const migrationsDir = resolve(import.meta.dirname, '../../../prisma/migrations')

export interface TestDatabase {
  /** Absolute path of the file. */
  file: string
  db: Database
  /** Closes the database and removes its directory. */
  remove(): Promise<void>
}

/** A throwaway database of its own, migrated and empty, in a real file. */
export function testDatabase(): TestDatabase {
  const dir = mkdtempSync(join(tmpdir(), 'ccm-db-'))
  const file = join(dir, 'ccm.db')
  copyFileSync(template(), file)
  const db = openDatabase(file, { log: silentLog, queries: false })
  return {
    file,
    db,
    remove: async () => {
      await db.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** A migrated file to copy, made once for as long as the migrations stay as they are, and shared by all test runs. */
function template(): string {
  const dir = join(tmpdir(), `ccm-template-${process.getuid?.() ?? 'user'}`)
  const file = join(dir, `${migrationsHash()}.db`)
  if (existsSync(file)) return file
  mkdirSync(dir, { recursive: true })
  const own = mkdtempSync(join(dir, 'making-'))
  const made = join(own, 'ccm.db')
  migrate({ file: made, migrationsDir, backupDir: own, now: () => new Date(0) })
  if (existsSync(`${made}-wal`) && statSync(`${made}-wal`).size > 0) throw new Error('The template was not checkpointed.')
  renameSync(made, file)
  rmSync(own, { recursive: true, force: true })
  return file
}

function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const entry of readdirSync(migrationsDir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) hash.update(entry.name).update(readFileSync(join(migrationsDir, entry.name, 'migration.sql')))
  }
  return hash.digest('hex')
}
