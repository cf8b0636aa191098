import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { openTarget } from './session.ts'

const file = fileArtifact('.claude/agents/reviewer.md', 'one\n')
const ledgerOf = (place: Place) => join(place.home, 'targets', place.targetId, 'ledger.json')
const packsOf = (place: Place) => readdirSync(join(place.home, 'runs', place.targetId)).sort()
const readPack = (place: Place, index: number) =>
  readFileSync(join(place.home, 'runs', place.targetId, packsOf(place)[index] ?? ''), 'utf8')

it('keeps all it knows for its user alone', async () => {
  const place = makePlace()
  await place.sync(file)
  for (const path of readdirSync(place.home, { recursive: true, encoding: 'utf8' })) {
    const stats = statSync(join(place.home, path))
    expect(stats.mode & 0o777, path).toBe(stats.isDirectory() ? 0o700 : 0o600)
  }
  expect(statSync(place.home).mode & 0o777).toBe(0o700)
})

it.each([
  ['cut short', (text: string) => text.slice(0, -5), 'cannot be read'],
  ['empty', () => '', 'cannot be read'],
  ['without entries', (text: string) => text.replace('"entries"', '"other"'), 'cannot be read'],
  ['of a newer version', (text: string) => text.replace('"version":1', '"version":2'), 'newer ccm'],
])('stops at a ledger that is %s, naming it and what repairs it', async (_name, damage, reason) => {
  const place = makePlace()
  await place.sync(file)
  writeFileSync(ledgerOf(place), damage(readFileSync(ledgerOf(place), 'utf8')))
  const error = expect.objectContaining({ code: 'unreadable', path: ledgerOf(place), message: expect.stringContaining(reason) })
  expect(() => openTarget(place)).toThrow(error)
  expect(() => openTarget(place)).toThrow('ccm doctor --rebuild-ledger')
})

it('takes a missing ledger for first contact: what is there was there before', async () => {
  const place = makePlace()
  await place.sync(file)
  rmSync(ledgerOf(place))
  expect(openTarget(place).ledger).toBeUndefined()
  await place.sync(file)
  await place.sync()
  expect(place.read('.claude/agents/reviewer.md')).toBe('one\n')
})

it('does not take an answer for the one of the ledger when it is not', async () => {
  const place = makePlace()
  await place.sync(file)
  const path = join(place.home, 'targets', place.targetId, 'desired.json')
  writeFileSync(path, JSON.stringify(desiredOf()))
  expect(openTarget(place).desired).toBeUndefined()
  writeFileSync(path, '{')
  expect(openTarget(place).desired).toBeUndefined()
})

it('keeps a pack per run that wrote, with what it takes to undo it, and of shared files our edits alone', async () => {
  const place = makePlace()
  place.write('.mcp.json', '{ "token": "theirs", "mcpServers": { "docs": { "command": "old" } } }')
  place.write('.claude/agents/reviewer.md', Buffer.from([0x6f, 0xff]))
  const docs = (command: string) => keyArtifact('.mcp.json', '/mcpServers/docs', { command })
  await place.sync(docs('old'))
  await place.sync(docs('new'))
  await place.sync(docs('new'))
  expect(packsOf(place)).toHaveLength(1)
  expect(readPack(place, 0)).not.toContain('theirs')
  expect(JSON.parse(readPack(place, 0).split('\n')[0] ?? '').undo).toMatchObject([
    { id: 'project:.mcp.json#/mcpServers/docs', kind: 'key', before: '{ "command": "old" }', pointer: '/mcpServers/docs' },
  ])
  await place.sync(docs('new'), fileArtifact('.claude/a.md', 'one'))
  await place.sync(docs('new'), fileArtifact('.claude/a.md', 'two'))
  expect(JSON.parse(readPack(place, 2).split('\n')[0] ?? '').undo).toMatchObject([
    { id: 'project:.claude/a.md', kind: 'file', before: 'one' },
  ])
})

it('does not touch anything when there is nothing to do', async () => {
  const place = makePlace()
  await place.sync(file)
  const before = statSync(join(place.project, file.path)).mtimeMs
  const outcome = await place.sync(file)
  expect(outcome).toMatchObject({ done: [], skipped: [] })
  expect(statSync(join(place.project, file.path)).mtimeMs).toBe(before)
  expect(packsOf(place)).toHaveLength(1)
})
