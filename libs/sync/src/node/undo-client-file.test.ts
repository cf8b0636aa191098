import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { clientServer } from '../testing/client-file.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { makePlace } from '../testing/place.ts'
import { undoRun } from '../testing/undo-run.ts'

function makeHome(text: string) {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-home-')))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const file = join(home, '.claude.json')
  writeFileSync(file, text, { mode: 0o600 })
  return {
    home,
    file,
    write: (value: object) => writeFileSync(file, JSON.stringify(value)),
    read: (): unknown => JSON.parse(readFileSync(file, 'utf8')),
  }
}

const start = '{"numStartups":1,"mcpServers":{"mine":{"command":"x"}}}'

it('gives the file of Claude Code back byte for byte while nobody else wrote to it', async () => {
  const { home, file } = makeHome(start)
  const place = makePlace({ roots: { home } })
  await place.sync(clientServer('docs', { command: 'one' }))
  expect(readFileSync(file, 'utf8')).not.toBe(start)
  await undoRun(place)
  expect(readFileSync(file, 'utf8')).toBe(start)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('takes its own server out, whatever Claude Code wrote since', async () => {
  const { home, write, read } = makeHome(start)
  const place = makePlace({ roots: { home } })
  await place.sync(clientServer('docs', { command: 'one' }))
  await place.sync(clientServer('docs', { command: 'two' }))
  write({ numStartups: 9, mcpServers: { mine: {}, docs: { command: 'two' } } })
  await undoRun(place)
  expect(read()).toEqual({ numStartups: 9, mcpServers: { mine: {}, docs: { command: 'one' } } })
  await undoRun(place)
  expect(read()).toEqual({ numStartups: 9, mcpServers: { mine: {} } })
})

it.each([
  ['keeps what Claude Code writes right before its lock is taken', { command: 'two' }, { command: 'one' }, 0],
  ['leaves a server alone that was changed right before its lock is taken', { command: 'changed' }, { command: 'changed' }, 1],
])('%s', async (_name, now, after, skipped) => {
  const { home, write, read } = makeHome(start)
  const place = makePlace({ roots: { home } })
  await place.sync(clientServer('docs', { command: 'one' }))
  await place.sync(clientServer('docs', { command: 'two' }))
  let isFirst = true
  const disk = disturbedDisk((operation, [path]) => {
    if (operation !== 'mkdir' || !String(path).endsWith('.claude.json.lock') || !isFirst) return
    isFirst = false
    write({ numStartups: 9, mcpServers: { mine: {}, docs: now } })
  })
  const outcome = await undoRun({ ...place, disk })
  expect(isFirst).toBe(false)
  expect(outcome.skipped).toHaveLength(skipped)
  expect(read()).toEqual({ numStartups: 9, mcpServers: { mine: {}, docs: after } })
})
