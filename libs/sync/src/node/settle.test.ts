import { unlinkSync } from 'node:fs'
import type { Artifact } from '@ccm/contract'
import { keyId } from '@ccm/formats'
import { describe, expect, it } from 'vitest'
import { exceptionsOf } from '../exceptions.ts'
import { approvalOf, blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact, owner } from '../testing/artifacts.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import type { Settlement } from '../types.ts'
import { openTarget } from './session.ts'

const path = '.claude/agents/reviewer.md'
const agent = (content: string, more = {}) => fileArtifact(path, content, more)
const docs = (command: string) => keyArtifact('.mcp.json', '/mcpServers/docs', { type: 'stdio', command })
const style = (content: string) => blockArtifact('CLAUDE.md', 'style', content)
const rule = (value: string) => elementArtifact('.claude/settings.json', '/permissions/allow', 'base', 0, value)

const mine: Settlement = { take: 'mine' }
const theirs: Settlement = { take: 'theirs' }
const edited = (text: string): Settlement => ({ take: 'edited', text })

/** A sync in which a person settles all that is open in one way, or each in its own. */
async function settle(place: Place, how: Settlement | Record<string, Settlement>, ...artifacts: Artifact[]) {
  const session = openTarget(place)
  const desired = desiredOf(...artifacts)
  const plan = await session.plan(desired)
  const all = 'take' in how ? plan.actions.map(({ id }): [string, Settlement] => [id, how as Settlement]) : Object.entries(how)
  const outcome = await session.apply(plan, desired, { skip: new Set(), settle: new Map(all) })
  return { plan, outcome, exceptions: exceptionsOf(plan, outcome, new Set()) }
}

const stateOf = async (place: Place, ...artifacts: Artifact[]) =>
  (await openTarget(place).plan(desiredOf(...artifacts))).actions.map(({ action }) => action)

/** Of every kind one, changed here and in the library. */
async function inConflict() {
  const place = makePlace()
  await place.sync(agent('one\n'), docs('one'), style('one'))
  for (const file of [path, '.mcp.json', 'CLAUDE.md']) place.write(file, place.read(file).replace('one', 'mine'))
  return place
}
const changed = [agent('two\n'), docs('two'), style('two')]
const contents = (place: Place) => [place.read(path), JSON.parse(place.read('.mcp.json')).mcpServers.docs.command, place.read('CLAUDE.md')]
const block = (content: string) => `<!-- ccm:begin style -->\n${content}\n<!-- ccm:end style -->\n`

describe('mine', () => {
  it('is kept and not asked for again until the library changes', async () => {
    const place = await inConflict()
    const { outcome, exceptions } = await settle(place, mine, ...changed)
    expect(contents(place)).toEqual(['mine\n', 'mine', block('mine')])
    expect(exceptions).toEqual([])
    expect(outcome).toMatchObject({ skipped: [], ledger: { complete: true } })
    expect(openTarget(place).inStep()).toBe(true)
    expect(await stateOf(place, ...changed)).toEqual([])
    expect(await stateOf(place, agent('three\n'), docs('two'), style('two'))).toEqual(['conflict'])
  })

  it('may be that nothing is there', async () => {
    const place = makePlace()
    await place.sync(agent('one\n'), docs('one'), style('one'), rule('Read'))
    for (const file of [path, '.mcp.json', 'CLAUDE.md']) unlinkSync(`${place.project}/${file}`)
    place.write('.claude/settings.json', '{}')
    const wanted = [...changed, rule('Write')]
    const { outcome, exceptions } = await settle(place, mine, ...wanted)
    expect(exceptions).toEqual([])
    expect(outcome.ledger.complete).toBe(true)
    expect(Object.values(outcome.ledger.entries).map(({ have }) => have)).toEqual([undefined, undefined, undefined, undefined])
    expect(openTarget(place).inStep()).toBe(true)
    expect(await stateOf(place, ...wanted)).toEqual([])
    expect(place.list().filter((file) => !file.startsWith('.claude'))).toEqual([])
    expect(await stateOf(place, agent('three\n'), docs('two'), style('two'), rule('Write'))).toEqual(['conflict'])
    place.write('CLAUDE.md', block('again'))
    expect(openTarget(place).inStep()).toBe(false)
    expect(await stateOf(place, ...wanted)).toEqual(['drifted'])
  })

  it('says nothing of what else was in a file that is gone', async () => {
    const place = makePlace()
    const other = keyArtifact('.mcp.json', '/mcpServers/other', { command: 'x' })
    await place.sync(docs('one'), other)
    unlinkSync(`${place.project}/.mcp.json`)
    const { exceptions } = await settle(place, { [docs('one').id]: mine }, docs('one'), other)
    expect(exceptions).toMatchObject([{ id: other.id, state: 'missing' }])
    expect(openTarget(place).inStep()).toBe(false)
  })

  it('settles a drift', async () => {
    const place = makePlace()
    await place.sync(agent('one\n'), docs('one'))
    place.write(path, 'mine\n')
    const { exceptions } = await settle(place, mine, agent('one\n'), docs('one'))
    expect(exceptions).toEqual([])
    expect(openTarget(place).inStep()).toBe(true)
  })

  it('leaves what was there before us for good, though the library lets it go', async () => {
    const place = makePlace()
    place.write(path, 'mine\n')
    await settle(place, mine, agent('one\n'))
    expect(openTarget(place).inStep()).toBe(true)
    place.write(path, 'two\n')
    await place.sync(agent('two\n'))
    await place.sync()
    expect(place.read(path)).toBe('two\n')
  })

  it('approves no server but the one the library says', async () => {
    const place = makePlace()
    place.write('.mcp.json', '{ "mcpServers": { "docs": { "command": "mine" } } }')
    await settle(place, mine, docs('one'), approvalOf('docs'))
    await place.sync(docs('one'), approvalOf('docs'))
    expect(place.exists('.claude/settings.local.json')).toBe(false)
  })
})

describe('theirs', () => {
  it('is written in place of what a person changed, deleted, or had there first', async () => {
    const place = await inConflict()
    const { outcome, exceptions } = await settle(place, theirs, ...changed)
    expect(contents(place)).toEqual(['two\n', 'two', block('two')])
    expect(exceptions).toEqual([])
    expect(outcome.ledger.complete).toBe(true)
    expect(openTarget(place).inStep()).toBe(true)
    unlinkSync(`${place.project}/${path}`)
    place.write('.mcp.json', '{}')
    place.write('.claude/agents/other.md', 'first\n')
    await settle(place, theirs, ...changed, fileArtifact('.claude/agents/other.md', 'ours\n'))
    expect(contents(place)).toEqual(['two\n', 'two', block('two')])
    expect(place.read('.claude/agents/other.md')).toBe('ours\n')
  })

  it('is written over a comment inside a member, which undoing can bring back, and over one in no other member', async () => {
    const place = makePlace()
    await place.sync(docs('one'), rule('Read'))
    const before = place.read('.mcp.json').replace('"one"', '"one" /* why */')
    place.write('.mcp.json', before.replace('{', '{ // foreign\n'))
    expect(await stateOf(place, docs('two'), rule('Read'))).toEqual(['conflict'])
    await settle(place, theirs, docs('two'), rule('Read'))
    expect(place.read('.mcp.json')).toBe(before.replace('{', '{ // foreign\n').replace('"one" /* why */', '"two"'))
  })

  it('brings back a rule that was deleted, beside those of others', async () => {
    const place = makePlace()
    await place.sync(rule('Read'))
    place.write('.claude/settings.json', '{ "permissions": { "allow": ["Mine"] } }')
    expect(await stateOf(place, rule('Read'))).toEqual(['drifted'])
    await settle(place, theirs, rule('Read'))
    expect(JSON.parse(place.read('.claude/settings.json')).permissions.allow).toEqual(['Mine', 'Read'])
    expect(openTarget(place).inStep()).toBe(true)
  })

  it('takes the place of a clean merge', async () => {
    const place = makePlace()
    await place.sync(agent('one\ntwo\nthree\n'))
    place.write(path, 'ONE\ntwo\nthree\n')
    expect(await stateOf(place, agent('one\ntwo\nTHREE\n'))).toEqual(['merge'])
    await settle(place, theirs, agent('one\ntwo\nTHREE\n'))
    expect(place.read(path)).toBe('one\ntwo\nTHREE\n')
  })

  it('leaves what speaks of it to the next sync, which shows it', async () => {
    const place = makePlace()
    place.write('.mcp.json', '{ "mcpServers": { "docs": { "command": "mine" } } }')
    const wanted = [docs('one'), approvalOf('docs')]
    const { outcome } = await settle(place, { [docs('one').id]: theirs }, ...wanted)
    expect(outcome).toMatchObject({ done: [docs('one').id], ledger: { complete: false } })
    expect(await stateOf(place, ...wanted)).toEqual(['create'])
    expect(place.exists('.claude/settings.local.json')).toBe(false)
  })
})

describe('an edited text', () => {
  it('is written, and what the library said is remembered', async () => {
    const place = await inConflict()
    const [file, key, part] = changed.map(({ id }) => id)
    const how = { [file ?? '']: edited('both\n'), [key ?? '']: edited('{ "command": "both" }'), [part ?? '']: edited('both\r\nlines\r\n') }
    const { outcome, exceptions } = await settle(place, how, ...changed)
    expect(contents(place)).toEqual(['both\n', 'both', block('both\nlines')])
    expect(exceptions).toEqual([])
    expect(outcome.ledger.complete).toBe(true)
    expect(openTarget(place).inStep()).toBe(true)
    expect(await stateOf(place, ...changed)).toEqual([])
    expect(await stateOf(place, agent('three\n'), docs('two'), style('two'))).toEqual(['conflict'])
  })

  it.each([
    ['is refused when it is not JSON', docs('two').id, '{ "command": }', '.mcp.json: the edited text is not JSON'],
    [
      'is refused when it holds a marker',
      style('two').id,
      'a\n<!-- ccm:end style -->\n',
      'CLAUDE.md: the edited text holds a line with a "ccm:" marker',
    ],
  ])('%s, and nothing is written then', async (_name, id, text, message) => {
    const place = await inConflict()
    const before = contents(place)
    await expect(settle(place, { [path]: theirs, [id]: edited(text) }, ...changed)).rejects.toThrow(`Nothing was written. ${message}`)
    expect(contents(place)).toEqual(before)
  })

  it('may not make a settings file that Claude Code drops', async () => {
    const place = makePlace()
    const model = (value: string) => keyArtifact('.claude/settings.json', '/cleanupPeriodDays', value.length)
    await place.sync(model('one'))
    place.write('.claude/settings.json', place.read('.claude/settings.json').replace('3', '4'))
    const before = place.read('.claude/settings.json')
    await expect(settle(place, edited('"never"'), model('three'))).rejects.toMatchObject({ code: 'unreadable' })
    expect(place.read('.claude/settings.json')).toBe(before)
    await settle(place, edited('30'), model('three'))
    expect(JSON.parse(place.read('.claude/settings.json'))).toEqual({ cleanupPeriodDays: 30 })
  })

  it('keeps the executable bit as merging says', async () => {
    const place = makePlace()
    await place.sync(agent('one\n'))
    place.write(path, 'mine\n', 0o755)
    await settle(place, edited('both\n'), agent('two\n'))
    expect(place.mode(path)).toBe(0o755)
    expect(openTarget(place).inStep()).toBe(true)
  })
})

it('counts only for what the person saw', async () => {
  const place = await inConflict()
  const session = openTarget(place)
  const desired = desiredOf(...changed)
  const plan = await session.plan(desired)
  place.write(path, 'mine, once more\n')
  place.write('CLAUDE.md', block('mine, once more'))
  const settle = new Map(changed.map(({ id }): [string, Settlement] => [id, theirs]))
  const outcome = await session.apply(plan, desired, { skip: new Set(), settle })
  expect(outcome.skipped).toEqual([
    { id: style('').id, path: 'CLAUDE.md', reason: 'It changed after the plan was made.' },
    { id: agent('').id, path, reason: 'Somebody changed it while it was being written.' },
  ])
  expect(contents(place)).toEqual(['mine, once more\n', 'two', block('mine, once more')])
  expect(exceptionsOf(plan, outcome, new Set()).map(({ state }) => state)).toEqual(['conflict', 'conflict'])
})

it('leaves alone what is not settled or was declined', async () => {
  const place = await inConflict()
  const { exceptions } = await settle(place, { [docs('two').id]: theirs }, ...changed)
  expect(contents(place)).toEqual(['mine\n', 'two', block('mine')])
  expect(exceptions.map(({ state }) => state)).toEqual(['conflict', 'conflict'])
  const session = openTarget(place)
  const plan = await session.plan(desiredOf(...changed))
  const settleAll = new Map(plan.actions.map(({ id }): [string, Settlement] => [id, theirs]))
  const outcome = await session.apply(plan, desiredOf(...changed), { skip: new Set([agent('').id]), settle: settleAll })
  expect(outcome.done).toEqual([style('').id])
  expect(contents(place)).toEqual(['mine\n', 'two', block('two')])
})

it('is composed anew in a file that Claude Code rewrites before its lock is held', async () => {
  const place = makePlace()
  const server = (command: string): Artifact => ({
    ...keyArtifact('.claude.json', '/mcpServers/docs', { type: 'stdio', command }),
    id: keyId('home', '.claude.json', '/mcpServers/docs'),
    root: 'home',
    private: true,
  })
  let isTouched = false
  const disk = disturbedDisk((operation, [at]) => {
    if (isTouched || operation !== 'mkdir' || !String(at).endsWith('.claude.json.lock')) return
    isTouched = true
    place.write('.claude.json', place.read('.claude.json').replace('{', '{ "count": 1,'))
  })
  const home = { ...place, roots: { home: place.project }, disk }
  place.write('.claude.json', '{ "mcpServers": { "docs": { "command": "mine" } } }')
  const { outcome } = await settle(home, theirs, server('one'))
  expect(isTouched).toBe(true)
  expect(outcome).toMatchObject({ done: [server('one').id], skipped: [] })
  expect(JSON.parse(place.read('.claude.json'))).toEqual({ count: 1, mcpServers: { docs: { type: 'stdio', command: 'one' } } })
})

describe('mine, of what would be written by itself', () => {
  const planOf = async (place: Place, ...artifacts: Artifact[]) => (await openTarget(place).plan(desiredOf(...artifacts))).counts
  const wanted = [agent('one\n'), docs('one'), style('one'), rule('Read')]

  it('keeps out what would be made, until the library changes', async () => {
    const place = makePlace()
    const { outcome, exceptions } = await settle(place, mine, ...wanted)
    expect(place.list()).toEqual([])
    expect(exceptions).toEqual([])
    expect(outcome).toMatchObject({ skipped: [], ledger: { complete: true } })
    expect(openTarget(place).inStep()).toBe(true)
    expect(await planOf(place, ...wanted)).toEqual({ keep: 4 })
    expect(await planOf(place, agent('two\n'), docs('two'), style('two'), rule('Write'))).toEqual({ conflict: 4 })
    await place.sync()
    expect(openTarget(place).ledger?.entries).toEqual({})
  })

  it('keeps what would be brought up to date, until the library changes', async () => {
    const place = makePlace()
    await place.sync(...wanted)
    const before = place.list()
    const { exceptions } = await settle(place, mine, ...changed, rule('Read'))
    expect(exceptions).toEqual([])
    expect(contents(place)).toEqual(['one\n', 'one', block('one')])
    expect(place.list()).toEqual(before)
    expect(openTarget(place).inStep()).toBe(true)
    expect(await planOf(place, ...changed, rule('Read'))).toEqual({ keep: 4 })
    expect(await planOf(place, agent('three\n'), docs('three'), style('three'), rule('Read'))).toEqual({ conflict: 3, keep: 1 })
  })

  it('lets go of what would be removed', async () => {
    const place = makePlace()
    await place.sync(...wanted)
    const { outcome } = await settle(place, mine)
    expect(contents(place)).toEqual(['one\n', 'one', block('one')])
    expect(JSON.parse(place.read('.claude/settings.json')).permissions.allow).toEqual(['Read'])
    expect(outcome).toMatchObject({ skipped: [], ledger: { entries: {}, complete: true } })
    expect(await planOf(place)).toEqual({})
    expect(await planOf(place, agent('two\n'))).toEqual({ conflict: 1 })
  })

  it('lets go of what would move, and keeps the new place free until the library changes', async () => {
    const owners = [owner('it')]
    const file = (name: string, content = 'one\n') => fileArtifact(`.claude/agents/${name}.md`, content, { owners })
    const server = (name: string) => keyArtifact('.mcp.json', `/mcpServers/${name}`, { command: 'npx' }, { owners })
    const place = makePlace()
    await place.sync(file('old'), server('old'))
    const bytes = place.read('.mcp.json')
    const { plan, outcome, exceptions } = await settle(place, mine, file('new'), server('new'))
    expect(plan.counts).toEqual({ move: 2 })
    expect(exceptions).toEqual([])
    expect(place.list()).toEqual(['.claude', '.claude/agents', '.claude/agents/old.md', '.mcp.json'])
    expect(place.read('.mcp.json')).toBe(bytes)
    expect(Object.keys(outcome.ledger.entries)).toEqual([file('new').id, server('new').id])
    expect(outcome.ledger.complete).toBe(true)
    expect(openTarget(place).inStep()).toBe(true)
    expect(await planOf(place, file('new'), server('new'))).toEqual({ keep: 2 })
    expect(await planOf(place, file('new', 'two\n'), server('new'))).toEqual({ conflict: 1, keep: 1 })
    await place.sync()
    expect(place.read('.claude/agents/old.md')).toBe('one\n')
  })

  it('takes what speaks of it along: an approval is not written for a server that is kept out', async () => {
    const place = makePlace()
    const { plan, outcome, exceptions } = await settle(place, { [docs('one').id]: mine }, docs('one'), approvalOf('docs'))
    expect(plan.counts).toEqual({ create: 2 })
    expect(place.list()).toEqual([])
    expect(exceptions).toEqual([])
    expect(outcome.ledger.complete).toBe(true)
    expect(await planOf(place, docs('one'), approvalOf('docs'))).toEqual({ keep: 1 })
  })

  it('counts for the very change that was seen', async () => {
    const place = makePlace()
    const session = openTarget(place)
    const plan = await session.plan(desiredOf(agent('one\n')))
    place.write(path, 'by hand\n')
    const outcome = await session.apply(plan, desiredOf(agent('one\n')), { skip: new Set(), settle: new Map([[agent('').id, mine]]) })
    expect(outcome.skipped).toMatchObject([{ path }])
    expect(await stateOf(place, agent('one\n'))).toEqual(['conflict'])
  })

  it('is the only way to settle it: nothing else is meant by the library’s side or a text of one’s own', async () => {
    for (const how of [theirs, edited('x')]) {
      const place = makePlace()
      await settle(place, how, agent('one\n'))
      expect(place.read(path)).toBe('one\n')
    }
  })
})
