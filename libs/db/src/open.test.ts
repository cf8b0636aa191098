import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isForeignKeyViolation, isUniqueViolation } from './errors.ts'
import { migrate } from './migrate.ts'
import { type Database, openDatabase } from './open.ts'

let dir: string
let db: Database
let lines: string[]
const log = { debug: (text: string) => lines.push(text), info: () => {}, warn: () => {}, error: () => {} }

beforeEach(() => {
  lines = []
  dir = mkdtempSync(join(tmpdir(), 'ccm-open-'))
  const file = join(dir, 'ccm.db')
  migrate({ file, migrationsDir: resolve(import.meta.dirname, '../../../prisma/migrations'), backupDir: dir, now: () => new Date(0) })
  db = openDatabase(file, { log, queries: true })
})
afterEach(async () => {
  await db.close()
  rmSync(dir, { recursive: true, force: true })
})

const set = (key: string) => ({ data: { key, value: key } })

describe('while a transaction is open', () => {
  it('nobody else reads what it may take back, and nobody else writes into it', async () => {
    const others: Promise<unknown>[] = []
    const failing = db.prisma.$transaction(async (tx) => {
      await tx.setting.create(set('inside'))
      others.push(db.prisma.setting.create(set('outside')), db.prisma.setting.findUnique({ where: { key: 'inside' } }))
      // Sending is started by a look at the promise; these give the others every chance to come in between.
      void Promise.allSettled(others)
      for (let turn = 0; turn < 10; turn += 1) await tx.setting.count()
      throw new Error('taken back')
    })
    await expect(failing).rejects.toThrow('taken back')
    const [, seen] = await Promise.all(others)
    expect(seen).toBeNull()
    expect((await db.prisma.setting.findMany()).map(({ key }) => key)).toEqual(['outside'])
  })

  it('the others wait for their turn, many at once', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `key-${String(index).padStart(2, '0')}`)
    await Promise.all(keys.map((key) => db.prisma.$transaction(async (tx) => tx.setting.create(set(key)))))
    expect(db.read.all<{ key: string }>('SELECT key FROM Setting ORDER BY key').map(({ key }) => key)).toEqual(keys)
  })
})

it('enforces foreign keys and unique values, and tells them apart', async () => {
  const orphan = await db.prisma.componentTag.create({ data: { componentId: 'nobody', tag: 'x' } }).catch((error: unknown) => error)
  expect(isForeignKeyViolation(orphan)).toBe(true)
  await db.prisma.setting.create(set('one'))
  const twice = await db.prisma.setting.create(set('one')).catch((error: unknown) => error)
  expect(isUniqueViolation(twice)).toBe(true)
  expect(isUniqueViolation(orphan)).toBe(false)
})

it('logs the text of statements and never a value', async () => {
  await db.prisma.setting.create(set('a-secret-value'))
  db.read.get('SELECT * FROM Setting WHERE key = ?', 'a-secret-value')
  expect(lines.some((line) => line.includes('INSERT INTO'))).toBe(true)
  expect(lines.some((line) => line.includes('SELECT * FROM Setting'))).toBe(true)
  expect(lines.join('\n')).not.toContain('a-secret-value')
})

it('cannot write through the reader', () => {
  expect(() => db.read.all('DELETE FROM Setting RETURNING key')).toThrow(/readonly/)
})

it('raises the library version with everything that feeds resolution, and with nothing else', async () => {
  const version = () => db.read.get<{ version: number }>('SELECT version FROM LibraryVersion')?.version ?? 0
  const before = version()
  await db.prisma.served.create({ data: { repository: 'r', id: 'x', hash: 'h' } })
  expect(version()).toBe(before)
  const at = new Date(0)
  await db.prisma.component.create({ data: { id: 'c', type: 'hook', name: 'n', key: 'n', config: '{}', createdAt: at, updatedAt: at } })
  expect(version()).toBeGreaterThan(before)
})

it('leaves nothing in its files of what was written over, once they are scrubbed', async () => {
  const planted = 'planted-value '.repeat(1000)
  await db.prisma.setting.create({ data: { key: 'long', value: planted } })
  await db.prisma.setting.create({ data: { key: 'short', value: 'planted-value' } })
  await db.prisma.setting.update({ where: { key: 'long' }, data: { value: 'x' } })
  await db.prisma.setting.delete({ where: { key: 'short' } })
  await db.scrub()
  for (const file of readdirSync(dir)) expect(readFileSync(join(dir, file)).includes('planted-value'), file).toBe(false)
})
