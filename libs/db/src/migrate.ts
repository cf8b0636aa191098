import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { backUp } from './backup.ts'

/** The database and the migrations beside the program do not fit together. The message says what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

export interface MigrateOptions {
  /** Absolute path of the database; it and its directory are made when missing. */
  file: string
  /** Holds one directory per migration with a `migration.sql`, as Prisma lays them out. */
  migrationsDir: string
  /** Receives a copy of a database that has tables before anything is applied to it. */
  backupDir: string
  now: () => Date
}

export interface Migrated {
  /** Names of the migrations that were applied now, in order. */
  applied: string[]
  /** The copy made before, if one was needed. */
  backup: string | undefined
}

interface Migration {
  name: string
  sql: string
  checksum: string
}
interface Applied {
  name: string
  checksum: string
  finished: number
}

/**
 * Brings a database up to date at start, in the table `_prisma_migrations` that Prisma's own commands read and write.
 * Each migration is one transaction: it is applied whole or not at all.
 *
 * @throws MigrationError when a migration was edited, failed before, is unknown here, or fails now
 */
export function migrate({ file, migrationsDir, backupDir, now }: MigrateOptions): Migrated {
  mkdirSync(dirname(file), { recursive: true })
  const database = new Sqlite(file, { timeout: 5000 })
  try {
    database.pragma('journal_mode = WAL')
    const migrations = readMigrations(migrationsDir)
    const pending = pendingOf(migrations, appliedTo(database), file)
    const backup = pending.length > 0 && hasTables(database) ? backUp(database, backupDir, now()) : undefined
    // Prisma rebuilds tables by dropping them, which would cascade. The pragma does nothing inside a transaction.
    database.pragma('foreign_keys = OFF')
    const applied = pending.filter((migration) => apply(database, migration, now, backup)).map(({ name }) => name)
    return { applied, backup }
  } finally {
    database.close()
  }
}

function readMigrations(dir: string): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => {
      const sql = readFileSync(join(dir, name, 'migration.sql'), 'utf8')
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

const HISTORY = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL,
  "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
  "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`

const tables = (database: Sqlite.Database) =>
  database
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`)
    .all()

const hasTables = (database: Sqlite.Database) => tables(database).some(({ name }) => name !== '_prisma_migrations')

function appliedTo(database: Sqlite.Database): Applied[] {
  if (!tables(database).some(({ name }) => name === '_prisma_migrations')) return []
  return database
    .prepare<[], Applied>(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    .all()
}

function pendingOf(migrations: Migration[], applied: Applied[], file: string): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]))
  for (const { name, checksum, finished } of applied) {
    const migration = known.get(name)
    if (!finished)
      throw new MigrationError(`Migration ${name} failed half way in ${file}. Put back the newest copy beside it, then start again.`)
    if (!migration)
      throw new MigrationError(
        `${file} was made by a newer version (it holds migration ${name}). Start that version, or put back an older copy.`,
      )
    if (migration.checksum !== checksum) {
      throw new MigrationError(`Migration ${name} was edited after it was applied to ${file}. Put the original migration.sql back.`)
    }
  }
  const done = new Set(applied.map(({ name }) => name))
  return migrations.filter(({ name }) => !done.has(name))
}

/** False when another process applied it in the meantime. */
function apply(database: Sqlite.Database, { name, sql, checksum }: Migration, now: () => Date, backup: string | undefined): boolean {
  const run = database.transaction(() => {
    if (appliedTo(database).some((done) => done.name === name)) return false
    database.exec(HISTORY)
    database.exec(sql)
    const broken = database.pragma('foreign_key_check') as unknown[]
    if (broken.length > 0) throw new Error(`${broken.length} rows point at rows that do not exist`)
    const at = now().getTime()
    database
      .prepare(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES (?, ?, ?, ?, ?, 1)`,
      )
      .run(randomUUID(), checksum, name, at, at)
    return true
  })
  try {
    return run.immediate()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const copy = backup ? ` A copy from before is ${backup}.` : ''
    throw new MigrationError(`Migration ${name} was not applied: ${reason}. The database is as it was.${copy}`, { cause })
  }
}
