import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { changeConfig, parseServerUrl, readConfig, writeConfig } from './config.ts'
import { tidy } from './private-file.ts'

/** A process id that was in use a moment ago and no longer is. */
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid

let home: string
beforeEach(() => void (home = join(mkdtempSync(join(tmpdir(), 'ccm-config-')), '.ccm')))
afterEach(() => rmSync(join(home, '..'), { recursive: true, force: true }))

it('is empty on a new machine, and makes nothing by being read', () => {
  expect(Object.values(readConfig(home)).every((value) => value === undefined)).toBe(true)
  expect(() => statSync(home)).toThrow()
})

it('keeps what was written, closed to other users, with nothing left beside it', () => {
  writeConfig(home, { serverUrl: 'http://a:3000', machineId: 'm-12345678', token: 'secret' })
  expect(readConfig(home)).toMatchObject({ serverUrl: 'http://a:3000', machineId: 'm-12345678', token: 'secret' })
  expect(statSync(home).mode & 0o777).toBe(0o700)
  expect(statSync(join(home, 'config.json')).mode & 0o777).toBe(0o600)
  expect(readdirSync(home)).toEqual(['config.json'])
})

it('takes away what a writer left that was killed, and nothing of one that still writes', () => {
  writeConfig(home, {})
  for (const pid of [deadPid(), process.ppid]) writeFileSync(join(home, `config.json.${pid}.tmp`), '')
  writeConfig(home, { trust: 'ask' })
  expect(readdirSync(home)).toEqual(['config.json', `config.json.${process.ppid}.tmp`])
})

it('is tidied up after commands that were killed', async () => {
  writeConfig(home, {})
  writeFileSync(join(home, `index.json.${deadPid()}.tmp`), '')
  mkdirSync(join(home, 'lock'))
  writeFileSync(join(home, 'lock/theirs.json'), JSON.stringify({ pid: deadPid(), host: hostname() }))
  mkdirSync(join(home, `lock-${deadPid()}-00ff.json`))
  await tidy(home)
  expect(readdirSync(home)).toEqual(['config.json'])
})

it('changes what another command has written meanwhile, not what was read before', async () => {
  const read = readConfig(home)
  writeConfig(home, { token: 'secret' })
  await changeConfig(home, read, () => void (read.trust = 'always'))
  expect(readConfig(home)).toMatchObject({ token: 'secret', trust: 'always' })
})

it('closes a directory and a config that others could read when it is written again', () => {
  mkdirSync(home, { mode: 0o755 })
  writeFileSync(join(home, 'config.json'), '{"serverUrl":"http://b"}', { mode: 0o644 })
  writeConfig(home, readConfig(home))
  expect(statSync(home).mode & 0o777).toBe(0o700)
  expect(statSync(join(home, 'config.json')).mode & 0o777).toBe(0o600)
})

it('stops on a broken file instead of taking it for empty', () => {
  writeConfig(home, {})
  writeFileSync(join(home, 'config.json'), '{')
  expect(() => readConfig(home)).toThrow('config.json is not valid JSON. Correct it, or move it away')
})

it.each(['http://localhost:3000', 'https://ccm.home.arpa/', 'http://192.168.1.2:8080'])('takes %s for a server', (url) => {
  expect(parseServerUrl(url, '--server')).toBe(url.replace(/\/$/, ''))
})

it.each(['localhost:3000', 'ftp://x', 'nonsense', '', 'http://a:b@host', 'http://host?x=1'])('refuses "%s"', (url) => {
  expect(() => parseServerUrl(url, '--server')).toThrow('--server is')
})
