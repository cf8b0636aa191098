import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { makePlace, type Place } from '../testing/place.ts'
import { LockBusyError, withLock } from './lock.ts'
import { type LockOwner, thisProcess } from './lock-owner.ts'

const directoryOf = (place: Place) => join(place.home, 'targets', place.targetId)

/** Leaves a lock behind, as a process does that was killed. */
function leaveLock(place: Place, note: string): void {
  mkdirSync(join(directoryOf(place), 'lock'), { recursive: true })
  writeFileSync(join(directoryOf(place), 'lock', 'theirs.json'), note)
}

/** A process id that was in use a moment ago and no longer is. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid

const owner = (more: Partial<LockOwner>) => JSON.stringify({ ...thisProcess(), ...more })

it('lets one run in at a time, each in its turn', async () => {
  const place = makePlace()
  const order: string[] = []
  const run = (name: string) =>
    withLock(place, async () => {
      order.push(`${name} in`)
      await Promise.resolve()
      order.push(`${name} out`)
    })
  await Promise.all([run('a'), run('b'), run('c')])
  expect(order).toHaveLength(6)
  for (let index = 0; index < 6; index += 2) expect(order[index]?.replace('in', 'out')).toBe(order[index + 1])
  expect(readdirSync(directoryOf(place))).toEqual([])
})

it('gives the answer of the run, and frees the lock when it fails', async () => {
  const place = makePlace()
  await expect(withLock(place, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await withLock(place, () => Promise.resolve(5))).toBe(5)
  expect(readdirSync(directoryOf(place))).toEqual([])
})

it('names the process that holds it when patience ends', async () => {
  const place = makePlace()
  await withLock(place, async () => {
    const error: unknown = await withLock({ ...place, patience: 0 }, () => Promise.resolve()).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(LockBusyError)
    expect(error).toMatchObject({
      code: 'conflict',
      pid: process.pid,
      message: expect.stringContaining(`process ${process.pid} on ${hostname()}`),
    })
    expect(readdirSync(directoryOf(place))).toEqual(['lock'])
  })
})

it.each([
  ['a process that is gone', () => owner({ pid: deadPid() })],
  ['an earlier start of this computer', () => owner({ bootId: 'another' })],
  ['another process that had this number', () => owner({ startedAt: '1' })],
  ['a note a power cut emptied', () => ''],
])('takes over the lock of %s', async (_name, note) => {
  const place = makePlace()
  leaveLock(place, note())
  expect(await withLock({ ...place, patience: 0 }, () => Promise.resolve('in'))).toBe('in')
  expect(readdirSync(directoryOf(place))).toEqual([])
})

it.each([
  ['a running process', () => owner({})],
  ['another computer', () => owner({ host: 'elsewhere', bootId: 'another', pid: deadPid() })],
])('respects the lock of %s', async (_name, note) => {
  const place = makePlace()
  leaveLock(place, note())
  await expect(withLock({ ...place, patience: 0 }, () => Promise.resolve())).rejects.toBeInstanceOf(LockBusyError)
  expect(readdirSync(join(directoryOf(place), 'lock'))).toEqual(['theirs.json'])
})

it.each([
  ['before it wrote its note', undefined],
  ['while it wrote its note', () => ''],
  ['while it waited', () => owner({ pid: deadPid() })],
])('clears away what a process left that was killed %s', async (_name, note) => {
  const place = makePlace()
  const name = `${deadPid()}-00ff.json`
  const waiter = join(directoryOf(place), `lock-${name}`)
  mkdirSync(waiter, { recursive: true })
  if (note !== undefined) writeFileSync(join(waiter, name), note())
  await withLock(place, () => Promise.resolve())
  expect(readdirSync(directoryOf(place))).toEqual([])
})

it('leaves those alone that still wait', async () => {
  const place = makePlace()
  const waiter = join(directoryOf(place), `lock-${process.pid}-00ff.json`)
  mkdirSync(waiter, { recursive: true })
  await withLock(place, () => Promise.resolve())
  expect(readdirSync(directoryOf(place))).toEqual([`lock-${process.pid}-00ff.json`])
})

it('of what all targets share lies right in the directory of CCM, and keeps no target waiting', async () => {
  const place = makePlace()
  const { home } = place
  await withLock({ home }, async () => {
    expect(readdirSync(home)).toEqual(['lock'])
    expect(await withLock({ ...place, patience: 0 }, () => Promise.resolve('in'))).toBe('in')
    await expect(withLock({ home, patience: 0 }, () => Promise.resolve())).rejects.toThrow('is changing what ccm remembers')
  })
})
