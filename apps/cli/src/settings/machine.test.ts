import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readConfig, writeConfig } from './config.ts'
import { type Computer, identify, isCopied } from './machine.ts'

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'ccm-machine-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

function computer(id: string | undefined): Computer {
  let next = 1
  return { home, platform: 'linux', hostname: () => 'box', ccmVersion: '0.1.0', computerId: () => id, newId: () => `new-machine-${next++}` }
}

it('gives a new machine an id and keeps it', async () => {
  expect(await identify(readConfig(home), computer('a'))).toBe('new-machine-1')
  expect(await identify(readConfig(home), computer('a'))).toBe('new-machine-1')
})

it('has one id however many commands meet it at once', async () => {
  const ids = await Promise.all(
    ['x', 'y', 'z'].map((id) => identify(readConfig(home), { ...computer('a'), newId: () => `new-machine-${id}` })),
  )
  expect(new Set(ids).size).toBe(1)
  expect(readConfig(home).machineId).toBe(ids[0])
})

it('gives a config copied from another computer a new id, once, and drops the token', async () => {
  writeConfig(home, { machineId: 'old-machine', computer: 'a', token: 'secret' })
  expect(isCopied(readConfig(home), computer('b'))).toBe(true)
  expect(await identify(readConfig(home), computer('b'))).toBe('new-machine-1')
  expect(isCopied(readConfig(home), computer('b'))).toBe(false)
  expect(readConfig(home).token).toBeUndefined()
})

it('keeps the id where the computer has no id of its own', async () => {
  writeConfig(home, { machineId: 'old-machine', computer: 'a' })
  expect(await identify(readConfig(home), computer(undefined))).toBe('old-machine')
})
