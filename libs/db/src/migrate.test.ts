import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, MigrationError } from './migrate.ts'

let dir: string
let at: number
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'ccm-migrate-'))
  at = 0
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const file = () => join(dir, 'data', 'ccm.db')
const add = (name: string, sql: string) => {
  mkdirSync(join(dir, 'migrations', name), { recursive: true })
  writeFileSync(join(dir, 'migrations', name, 'migration.sql'), sql)
}
const run = () =>
  migrate({
    file: file(),
    migrationsDir: join(dir, 'migrations'),
    backupDir: join(dir, 'backups'),
    now: () => new Date(Date.UTC(2030, 0, 1, 0, 0, (at += 1))),
  })
const inside = <T>(use: (database: Sqlite.Database) => T): T => {
  const database = new Sqlite(file())
  try {
    return use(database)
  } finally {
    database.close()
  }
}
const copies = () => readdirSync(join(dir, 'backups'))

describe('an empty database', () => {
  it('is made, brought up to date in order, and needs no copy', () => {
    add('2_b', 'INSERT INTO "a" VALUES (1);')
    add('1_a', 'CREATE TABLE "a" (n INTEGER);')
    expect(run()).toEqual({ applied: ['1_a', '2_b'], backup: undefined })
    expect(inside((database) => database.prepare('SELECT n FROM a').pluck().all())).toEqual([1])
    expect(inside((database) => database.pragma('journal_mode', { simple: true }))).toBe('wal')
  })

  it('is left alone the next time', () => {
    add('1_a', 'CREATE TABLE "a" (n INTEGER);')
    run()
    expect(run()).toEqual({ applied: [], backup: undefined })
  })
})

describe('a database in use', () => {
  beforeEach(() => {
    add('1_a', 'CREATE TABLE "a" (n INTEGER); INSERT INTO "a" VALUES (7);')
    run()
  })

  it('is copied before anything is applied, readable by its owner alone', () => {
    add('2_b', 'DELETE FROM "a";')
    const { applied, backup } = run()
    expect(applied).toEqual(['2_b'])
    const copy = new Sqlite(backup ?? '')
    expect(copy.prepare('SELECT n FROM a').pluck().all()).toEqual([7])
    copy.close()
    expect(statSync(backup ?? '').mode & 0o777).toBe(0o600)
  })

  it('keeps the newest three copies', () => {
    for (const name of ['2_b', '3_c', '4_d', '5_e']) {
      add(name, `CREATE TABLE "t${name}" (n INTEGER);`)
      run()
    }
    expect(copies().sort()).toEqual(['04', '06', '08'].map((second) => `ccm-2030-01-01T00-00-${second}-000Z.backup.db`))
  })

  it('is as it was when a migration fails, and the message names it and the copy', () => {
    add('2_b', 'INSERT INTO "a" VALUES (8); INSERT INTO "missing" VALUES (1);')
    expect(run).toThrow(MigrationError)
    expect(run).toThrow(/2_b was not applied: no such table: missing\. The database is as it was\. A copy from before is .*backup\.db/)
    expect(inside((database) => database.prepare('SELECT n FROM a').pluck().all())).toEqual([7])
    add('2_b', 'INSERT INTO "a" VALUES (8);')
    expect(run().applied).toEqual(['2_b'])
  })

  it('is refused when a migration was edited after it was applied', () => {
    add('1_a', 'CREATE TABLE "a" (n TEXT);')
    expect(run).toThrow(/1_a was edited after it was applied/)
  })

  it('is refused when a newer version made it', () => {
    add('2_b', 'CREATE TABLE "b" (n INTEGER);')
    run()
    rmSync(join(dir, 'migrations', '2_b'), { recursive: true })
    expect(run).toThrow(/made by a newer version.*2_b/)
  })

  it('is refused when a migration failed half way before', () => {
    inside((database) => database.exec('UPDATE _prisma_migrations SET finished_at = NULL'))
    expect(run).toThrow(/1_a failed half way/)
  })

  it('keeps rows that point at a table which is rebuilt', () => {
    add(
      '2_b',
      `CREATE TABLE "p" (id TEXT PRIMARY KEY); CREATE TABLE "c" (p TEXT REFERENCES p(id) ON DELETE CASCADE);
       INSERT INTO p VALUES ('x'); INSERT INTO c VALUES ('x');`,
    )
    add(
      '3_c',
      'CREATE TABLE "new" (id TEXT PRIMARY KEY, n TEXT); INSERT INTO new (id) SELECT id FROM p; DROP TABLE p; ALTER TABLE new RENAME TO p;',
    )
    run()
    expect(inside((database) => database.prepare('SELECT count(*) FROM c').pluck().get())).toBe(1)
  })

  it('is not left with rows that point at nothing', () => {
    add('2_b', `CREATE TABLE "p" (id TEXT PRIMARY KEY); CREATE TABLE "c" (p TEXT REFERENCES p(id)); INSERT INTO c VALUES ('x');`)
    expect(run).toThrow(/1 rows point at rows that do not exist/)
  })
})
