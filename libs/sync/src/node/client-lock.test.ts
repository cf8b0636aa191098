import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, lock } from 'proper-lockfile'
import { expect, it, onTestFinished } from 'vitest'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { type ClientLockOptions, withClientLock } from './client-lock.ts'
import { nodeDisk } from './disk.ts'

function makeFile(): string {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-client-lock-')))
  onTestFinished(() => rmSync(base, { recursive: true, force: true }))
  writeFileSync(join(base, '.claude.json'), '{}')
  return join(base, '.claude.json')
}

const options: ClientLockOptions = { disk: nodeDisk, now: () => new Date(), patience: 30 }

/** Changes when the lock was touched last, in ms from now. */
function touch(file: string, from: number): void {
  const time = (Date.now() + from) / 1000
  utimesSync(`${file}.lock`, time, time)
}

it('holds the lock others know while it works, and lets go of it', async () => {
  const file = makeFile()
  const seen = await withClientLock(file, options, () => check(file, { realpath: false }))
  expect(seen).toEqual({ value: true })
  expect(existsSync(`${file}.lock`)).toBe(false)
})

it('lets go of it when the work fails', async () => {
  const file = makeFile()
  await expect(withClientLock(file, options, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(existsSync(`${file}.lock`)).toBe(false)
})

it('does no work while another holds it, says so after a while, and leaves it to its owner', async () => {
  const file = makeFile()
  const release = await lock(file, { realpath: false })
  const result = await withClientLock(file, options, () => Promise.resolve('worked'))
  expect(result).toMatchObject({ reason: expect.stringContaining(`holds its lock, ${file}.lock`) })
  expect(existsSync(`${file}.lock`)).toBe(true)
  await release()
})

it('waits until the other lets go', async () => {
  const file = makeFile()
  const release = await lock(file, { realpath: false })
  let looks = 0
  const disk = disturbedDisk((operation) => {
    if (operation === 'times' && ++looks === 3) rmSync(`${file}.lock`, { recursive: true })
  })
  expect(await withClientLock(file, { ...options, disk, patience: 10_000 }, () => Promise.resolve('worked'))).toEqual({ value: 'worked' })
  await release()
})

it.each([
  ['was left behind more than ten seconds ago', -10_500],
  ['comes from the future, as after a clock was put back', 60_000],
])('takes a lock away that %s', async (_name, from) => {
  const file = makeFile()
  mkdirSync(`${file}.lock`)
  touch(file, from)
  expect(await withClientLock(file, options, () => Promise.resolve('worked'))).toEqual({ value: 'worked' })
})

it.each([
  ['a little old', -8000],
  ['a little ahead, as owners write it on disks that know whole seconds alone', 1500],
])('respects a lock that is %s', async (_name, from) => {
  const file = makeFile()
  mkdirSync(`${file}.lock`)
  touch(file, from)
  expect(await withClientLock(file, options, () => Promise.resolve('worked'))).toHaveProperty('reason')
  expect(existsSync(`${file}.lock`)).toBe(true)
})

it('takes no lock away that another made in the place of the one that went', async () => {
  const file = makeFile()
  mkdirSync(`${file}.lock`)
  let looks = 0
  const disk = disturbedDisk((operation) => {
    if (operation !== 'times') return
    looks += 1
    // It goes right before it is looked at, and right after that another one stands there.
    if (looks === 1) rmSync(`${file}.lock`, { recursive: true })
  })
  const made = { ...options, disk: { ...disk, times: timesAndThen(disk.times, () => mkdirSync(`${file}.lock`)) } }
  expect(await withClientLock(file, made, () => Promise.resolve('worked'))).toHaveProperty('reason')
  expect(existsSync(`${file}.lock`)).toBe(true)
})

/** The first look, and something that happens right after it. */
function timesAndThen(times: ClientLockOptions['disk']['times'], after: () => void): ClientLockOptions['disk']['times'] {
  let isFirst = true
  return (path) => {
    const seen = times(path)
    if (isFirst) after()
    isFirst = false
    return seen
  }
}

it('takes a stale lock away once: not the one another waiter made after taking it away', async () => {
  const file = makeFile()
  mkdirSync(`${file}.lock`)
  touch(file, -20_000)
  let looks = 0
  const disk = disturbedDisk((operation) => {
    if (operation === 'times' && ++looks === 2) {
      rmSync(`${file}.lock`, { recursive: true })
      mkdirSync(`${file}.lock`)
    }
  })
  expect(await withClientLock(file, { ...options, disk }, () => Promise.resolve('worked'))).toHaveProperty('reason')
})

it('knows when its lock was taken away, and leaves the new owner its own', async () => {
  const file = makeFile()
  const result = await withClientLock(file, options, ({ isOurs }) => {
    const before = isOurs()
    rmSync(`${file}.lock`, { recursive: true })
    mkdirSync(`${file}.lock`)
    touch(file, -1000)
    return Promise.resolve([before, isOurs()])
  })
  expect(result).toEqual({ value: [true, false] })
  expect(existsSync(`${file}.lock`)).toBe(true)
})

it('says what the system said when it refuses the lock', async () => {
  const file = join(makeFile(), 'inside-a-file')
  const result = await withClientLock(file, options, () => Promise.resolve('worked'))
  expect(result).toMatchObject({ reason: expect.stringMatching(/refused the lock .*ENOTDIR/) })
})
