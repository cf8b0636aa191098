import { chmodSync, existsSync, readFileSync, renameSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { newDerivation } from '@ccm/crypto'
import { recordingLog, testDatabase, type TestDatabase } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KeyError } from './key-error.ts'
import { openKeys } from './open-keys.ts'

const place = { table: 'EnvVar', row: 'a', field: 'value' }

let database: TestDatabase
let file: string
let log: ReturnType<typeof recordingLog>
beforeEach(() => {
  database = testDatabase()
  file = join(dirname(database.file), 'ccm.key')
  log = recordingLog()
})
afterEach(() => database.remove())

const cheap = () => ({ ...newDerivation(), N: 2 ** 10, p: 1 })
const open = (variable?: string) => openKeys({ db: database.db, log, variable, file, derivation: cheap })
const stored = () => database.db.read.all('SELECT key, value FROM Setting')

/** What a start is refused with, and that it changed nothing. */
async function refused(variable?: string): Promise<string> {
  const before = stored()
  const error: unknown = await open(variable).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(stored()).toEqual(before)
  if (!(error instanceof KeyError)) throw new Error('It was expected to be refused.', { cause: error })
  expect(error.message.split('\n')).toHaveLength(1)
  return error.message
}

describe('the first start', () => {
  it('without a variable makes a key file that its owner alone may read, and says so', async () => {
    const { sealer, from } = await open()
    expect(from).toBe('file')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(log.lines).toEqual([expect.stringContaining(`Made the key ${file}`)])
    expect(log.lines.join()).not.toContain(readFileSync(file, 'utf8').trim())
    const again = await open()
    expect(again.sealer.open(sealer.seal('x', place), place)).toBe('x')
    expect(log.lines).toHaveLength(1)
  })

  it('with a variable makes no file', async () => {
    const { sealer, from } = await open('correct horse')
    expect(from).toBe('environment')
    expect(existsSync(file)).toBe(false)
    expect((await open('correct horse')).sealer.open(sealer.seal('x', place), place)).toBe('x')
    expect(JSON.stringify(stored())).not.toContain('correct horse')
  })

  it('of two processes at once ends with one key', async () => {
    const [one, two] = await Promise.all([open('correct horse'), open('correct horse')])
    expect(two.sealer.open(one.sealer.seal('x', place), place)).toBe('x')
  })
})

describe('a later start is refused', () => {
  it('with another variable', async () => {
    await open('correct horse')
    expect(await refused('battery staple')).toMatch(/CCM_ENCRYPTION_KEY is not the key.*Set it as it was/)
  })

  it('without the variable', async () => {
    await open('correct horse')
    expect(await refused()).toMatch(/CCM_ENCRYPTION_KEY is not set.*Set it as it was/)
  })

  it('with a variable when the key file made the data, saying both ways out', async () => {
    await open()
    expect(await refused('battery staple')).toMatch(
      /sealed with the key in .*ccm\.key\. Start without the variable, or set it to what is in/,
    )
  })

  it('without the key file, and makes no other one', async () => {
    await open()
    renameSync(file, `${file}.away`)
    expect(await refused()).toMatch(/ccm\.key is missing.*Put it back/)
    expect(existsSync(file)).toBe(false)
  })

  it('with another key file', async () => {
    await open()
    writeFileSync(file, 'another key\n')
    expect(await refused()).toMatch(/is not the one.*Put the right file back/)
    writeFileSync(file, '\n')
    expect(await refused()).toMatch(/is empty/)
  })

  it.skipIf(process.platform === 'win32')('with a key file that others may read, also behind a link', async () => {
    await open()
    chmodSync(file, 0o640)
    expect(await refused()).toMatch(/others may read .*mode 640.*chmod 600/)
    renameSync(file, `${file}.real`)
    symlinkSync(`${file}.real`, file)
    expect(await refused()).toMatch(/mode 640/)
    chmodSync(`${file}.real`, 0o600)
    expect((await open()).from).toBe('file')
  })
})

it('takes what is in the key file as the variable, too', async () => {
  const { sealer } = await open()
  const key = readFileSync(file, 'utf8').trim()
  const moved = await open(key)
  expect(moved.from).toBe('environment')
  expect(moved.sealer.open(sealer.seal('x', place), place)).toBe('x')
})
