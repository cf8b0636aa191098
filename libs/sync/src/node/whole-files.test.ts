import { unlinkSync } from 'node:fs'
import { expect, it } from 'vitest'
import { desiredOf, fileArtifact } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

const agent = (content: string, more = {}) => fileArtifact('.claude/agents/reviewer.md', content, more)
const actionOf = (plan: { actions: { action: string }[] }) => plan.actions.map(({ action }) => action)

it('writes new files, remembers them, and is in step afterwards', async () => {
  const place = makePlace()
  expect(openTarget(place).inStep()).toBe(false)
  const outcome = await place.sync(agent('one\n'), fileArtifact('.claude/commands/git/commit.md', 'two\n'))
  expect(outcome.done).toHaveLength(2)
  expect(outcome.skipped).toEqual([])
  expect(place.read('.claude/agents/reviewer.md')).toBe('one\n')
  expect(place.list()).toEqual([
    '.claude',
    '.claude/agents',
    '.claude/agents/reviewer.md',
    '.claude/commands',
    '.claude/commands/git',
    '.claude/commands/git/commit.md',
  ])
  const session = openTarget(place)
  expect(session.ledger).toMatchObject({ complete: true, serverId: 'server-one', revision: session.desired?.revision })
  expect(session.inStep()).toBe(true)
})

it('changes only the file the library changed, and keeps its mode', async () => {
  const place = makePlace()
  const other = fileArtifact('.claude/agents/other.md', 'other\n')
  await place.sync(agent('one\n'), other)
  place.write('.claude/agents/reviewer.md', 'one\n', 0o640)
  const outcome = await place.sync(agent('two\n'), other)
  expect(outcome.done).toEqual(['project:.claude/agents/reviewer.md'])
  expect(place.read('.claude/agents/reviewer.md')).toBe('two\n')
  expect(place.mode('.claude/agents/reviewer.md')).toBe(0o640)
})

it('sets and takes away the executable bit', async () => {
  const place = makePlace()
  await place.sync(agent('one\n', { executable: true }))
  expect(place.mode('.claude/agents/reviewer.md') & 0o111).not.toBe(0)
  await place.sync(agent('one\n'))
  expect(place.mode('.claude/agents/reviewer.md') & 0o111).toBe(0)
  expect(openTarget(place).inStep()).toBe(true)
})

it('gives private files to their user alone, also when they were open before', async () => {
  const place = makePlace()
  await place.sync(agent('one\n', { private: true }))
  expect(place.mode('.claude/agents/reviewer.md')).toBe(0o600)
  place.write('.claude/agents/reviewer.md', 'one\n', 0o664)
  await place.sync(agent('two\n', { private: true }))
  expect(place.mode('.claude/agents/reviewer.md')).toBe(0o600)
})

it('takes CRLF for LF in a file of ours', async () => {
  const place = makePlace()
  await place.sync(agent('one\ntwo\n'))
  place.write('.claude/agents/reviewer.md', 'one\r\ntwo\r\n')
  const session = openTarget(place)
  expect(session.inStep()).toBe(true)
  expect(await session.plan(session.desired!)).toMatchObject({ actions: [], counts: { keep: 1 } })
})

it('removes a file of ours with the directories made for it, and nothing beside them', async () => {
  const place = makePlace()
  place.write('.claude/notes.txt', 'mine')
  await place.sync(agent('one\n'), fileArtifact('.claude/commands/git/commit.md', 'two\n'), fileArtifact('.claude/a/b/c.md', 'three\n'))
  place.write('.claude/a/b/mine.md', 'mine')
  const outcome = await place.sync()
  expect(outcome.done).toHaveLength(3)
  expect(place.list()).toEqual(['.claude', '.claude/a', '.claude/a/b', '.claude/a/b/mine.md', '.claude/notes.txt'])
  expect(outcome.ledger).toMatchObject({ entries: {}, directories: { project: ['.claude/a', '.claude/a/b'] } })
})

it('takes note of an equal file that was there first, updates it, and never removes it', async () => {
  const place = makePlace()
  place.write('.claude/agents/reviewer.md', 'one\n')
  const outcome = await place.sync(agent('one\n'))
  expect(outcome.ledger.entries['project:.claude/agents/reviewer.md']).toMatchObject({ origin: 'matched' })
  await place.sync(agent('two\n'))
  expect(place.read('.claude/agents/reviewer.md')).toBe('two\n')
  await place.sync()
  expect(place.read('.claude/agents/reviewer.md')).toBe('two\n')
  expect(openTarget(place).ledger?.entries).toEqual({})
})

it('leaves alone a different file that was there first', async () => {
  const place = makePlace()
  place.write('.claude/agents/reviewer.md', 'hand-written\n')
  const session = openTarget(place)
  const outcome = await place.sync(agent('one\n'))
  expect(outcome).toMatchObject({ done: [], ledger: { complete: false, entries: {} } })
  expect(place.read('.claude/agents/reviewer.md')).toBe('hand-written\n')
  expect(session.inStep()).toBe(false)
})

it('never brings back what a person deleted', async () => {
  const place = makePlace()
  await place.sync(agent('one\n'), fileArtifact('.claude/other.md', 'x'))
  unlinkSync(`${place.project}/.claude/agents/reviewer.md`)
  await place.sync(agent('one\n'), fileArtifact('.claude/other.md', 'x'))
  await place.sync(agent('two\n'), fileArtifact('.claude/other.md', 'y'))
  expect(place.exists('.claude/agents/reviewer.md')).toBe(false)
  expect(place.read('.claude/other.md')).toBe('y')
})

it('leaves what a person changed, also when the library changes it or lets it go', async () => {
  const place = makePlace()
  await place.sync(agent('one\n'))
  place.write('.claude/agents/reviewer.md', 'mine\n')
  const session = openTarget(place)
  expect(session.inStep()).toBe(false)
  expect(actionOf(await session.plan(session.desired!))).toEqual(['drifted'])
  await place.sync(agent('one\n'))
  await place.sync(agent('two\n'))
  expect(place.read('.claude/agents/reviewer.md')).toBe('mine\n')
  await place.sync()
  expect(place.read('.claude/agents/reviewer.md')).toBe('mine\n')
  expect(openTarget(place).ledger?.entries).toEqual({})
})

it('leaves alone what a person declined', async () => {
  const place = makePlace()
  const session = openTarget(place)
  const desired = desiredOf(agent('one\n'), fileArtifact('.claude/other.md', 'x'))
  const outcome = await session.apply(await session.plan(desired), desired, { skip: new Set(['project:.claude/other.md']) })
  expect(outcome.done).toEqual(['project:.claude/agents/reviewer.md'])
  expect(outcome.ledger.complete).toBe(false)
  expect(place.exists('.claude/other.md')).toBe(false)
})
