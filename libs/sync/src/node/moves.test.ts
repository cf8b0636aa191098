import { unlinkSync } from 'node:fs'
import type { Artifact, FileArtifact, Json } from '@ccm/contract'
import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, fileArtifact, keyArtifact, owner } from '../testing/artifacts.ts'
import { exceptionsOf } from '../exceptions.ts'
import { contentsOf, restore } from '../testing/contents.ts'
import { disturbedDisk, mortalDisk, PowerCut } from '../testing/disturbed-disk.ts'
import { systemError } from '../testing/failing-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const owners = [owner('it')]
const agent = (name: string, content = 'one\n', more: Partial<FileArtifact> = {}) =>
  fileArtifact(`.claude/agents/${name}.md`, content, { owners, ...more })
const server = (name: string, value: Json = { command: 'npx' }) => keyArtifact('.mcp.json', `/mcpServers/${name}`, value, { owners })
const block = (name: string, content = 'Be brief.') => ({ ...blockArtifact('CLAUDE.md', name, content), owners })

const planOf = async (place: Place, ...artifacts: Artifact[]) => {
  const { actions } = await openTarget(place).plan(desiredOf(...artifacts))
  return actions.map(({ id, action, from, stays }) => ({ id, action, from: from?.id, stays }))
}
const moved = (from: Artifact, to: Artifact, stays?: string) => [{ id: to.id, action: 'move', from: from.id, stays }]

const old = '.claude/agents/old.md'
const fresh = '.claude/agents/new.md'

it('moves a subagent that is as it was written, and is in step afterwards', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  expect(await planOf(place, agent('new'))).toEqual(moved(agent('old'), agent('new')))
  const outcome = await place.sync(agent('new'))
  expect(outcome).toMatchObject({ done: [agent('new').id], skipped: [], ledger: { complete: true } })
  expect(place.list()).toEqual(['.claude', '.claude/agents', fresh])
  expect(Object.keys(outcome.ledger.entries)).toEqual([agent('new').id])
  expect(openTarget(place).inStep()).toBe(true)
  await place.sync()
  expect(place.list()).toEqual([])
})

it('writes what the library says now at the new place, with the permission bits of the old one', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  place.write(old, 'one\n', 0o640)
  await place.sync(agent('new', 'two\n'))
  expect(place.read(fresh)).toBe('two\n')
  expect(place.mode(fresh)).toBe(0o640)
  expect(place.exists(old)).toBe(false)
  expect(openTarget(place).inStep()).toBe(true)
})

it('takes line endings along', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  place.write(old, 'one\r\n')
  await place.sync(agent('new'))
  expect(place.read(fresh)).toBe('one\r\n')
  expect(openTarget(place).inStep()).toBe(true)
})

it('moves what a person changed as it is, and it stays drifted', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  place.write(old, 'mine\n', 0o755)
  expect(await planOf(place, agent('new'))).toEqual(moved(agent('old'), agent('new'), 'drifted'))
  const outcome = await place.sync(agent('new'))
  expect(outcome.ledger.complete).toBe(false)
  expect(place.read(fresh)).toBe('mine\n')
  expect(place.mode(fresh)).toBe(0o755)
  expect(place.exists(old)).toBe(false)
  expect(await planOf(place, agent('new'))).toEqual([{ id: agent('new').id, action: 'drifted' }])
})

it('moves bytes that are no text', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  place.write(old, Uint8Array.of(0xff, 0x00, 0x0a))
  await place.sync(agent('new'))
  expect(place.read(fresh)).toBe(Buffer.from([0xff, 0x00, 0x0a]).toString('utf8'))
  expect(await planOf(place, agent('new'))).toEqual([{ id: agent('new').id, action: 'drifted' }])
})

it('moves what a person and the library changed alike as it is, and it stays a conflict', async () => {
  const place = makePlace()
  await place.sync(agent('old', 'one\n'))
  place.write(old, 'mine\n')
  expect(await planOf(place, agent('new', 'two\n'))).toEqual(moved(agent('old'), agent('new'), 'conflict'))
  await place.sync(agent('new', 'two\n'))
  expect(place.read(fresh)).toBe('mine\n')
  expect(place.exists(old)).toBe(false)
  expect(await planOf(place, agent('new', 'two\n'))).toEqual([{ id: agent('new').id, action: 'conflict' }])
})

const numbers = ['one', 'two', 'three', 'four', 'five', 'six']
const lines = (...changed: [number, string][]) => `${numbers.map((word, n) => new Map(changed).get(n) ?? word).join('\n')}\n`

it('merges what a person and the library changed in different places, and writes it at the new one', async () => {
  const place = makePlace()
  await place.sync(agent('old', lines()))
  place.write(old, lines([5, 'mine']), 0o600)
  expect(await planOf(place, agent('new', lines([0, 'theirs']), { executable: true }))).toEqual(moved(agent('old'), agent('new')))
  const outcome = await place.sync(agent('new', lines([0, 'theirs']), { executable: true }))
  expect(outcome.ledger.complete).toBe(true)
  expect(place.read(fresh)).toBe(lines([0, 'theirs'], [5, 'mine']))
  expect(place.mode(fresh)).toBe(0o700)
  expect(place.exists(old)).toBe(false)
  expect(openTarget(place).inStep()).toBe(true)
})

it('merges in a later sync what stayed a conflict when it moved, once the library gives way', async () => {
  const place = makePlace()
  await place.sync(agent('old', lines()))
  place.write(old, lines([3, 'mine']))
  await place.sync(agent('new', lines([3, 'theirs'])))
  expect(place.read(fresh)).toBe(lines([3, 'mine']))
  await place.sync(agent('new', lines([0, 'theirs'])))
  expect(place.read(fresh)).toBe(lines([0, 'theirs'], [3, 'mine']))
  expect(openTarget(place).inStep()).toBe(true)
})

it('merges members and blocks where they are renamed', async () => {
  const place = makePlace()
  await place.sync(server('old', { command: 'npx', args: ['a'] }), block('old', lines().trimEnd()))
  place.write('.mcp.json', place.read('.mcp.json').replace('"npx"', '"mine"'))
  place.write('CLAUDE.md', place.read('CLAUDE.md').replace('six', 'mine'))
  const outcome = await place.sync(server('new', { command: 'npx', args: ['b'] }), block('new', lines([0, 'theirs']).trimEnd()))
  expect(outcome.ledger.complete).toBe(true)
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { new: { command: 'mine', args: ['b'] } } })
  expect(place.read('CLAUDE.md')).toBe(`<!-- ccm:begin new -->\n${lines([0, 'theirs'], [5, 'mine'])}<!-- ccm:end new -->\n`)
  expect(openTarget(place).inStep()).toBe(true)
})

it('does not bring back what a person deleted', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  unlinkSync(`${place.project}/${old}`)
  await place.sync(agent('new'))
  expect(place.exists(fresh)).toBe(false)
  expect(await planOf(place, agent('new'))).toEqual([{ id: agent('new').id, action: 'drifted' }])
  await place.sync(agent('newer', 'two\n'))
  expect(place.exists('.claude/agents/newer.md')).toBe(false)
  expect(await planOf(place, agent('newer', 'two\n'))).toEqual([{ id: agent('newer').id, action: 'conflict' }])
  expect(Object.keys(openTarget(place).ledger?.entries ?? {})).toEqual([agent('newer').id])
})

it('does not move onto what stands at the new place', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  place.write(fresh, 'hand-written\n')
  const actions = await planOf(place, agent('new'))
  expect(actions.map(({ action }) => action)).toEqual(['conflict', 'remove'])
})

it('leaves both places alone when the move is declined, and offers it again', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  const before = openTarget(place).ledger?.entries
  const session = openTarget(place)
  const desired = desiredOf(agent('new'))
  const outcome = await session.apply(await session.plan(desired), desired, { skip: new Set([agent('new').id]) })
  expect(outcome).toMatchObject({ done: [], ledger: { complete: false } })
  expect(outcome.ledger.entries).toEqual(before)
  expect(place.list()).toEqual(['.claude', '.claude/agents', old])
  expect(await planOf(place, agent('new'))).toEqual(moved(agent('old'), agent('new')))
})

it('moves a skill file by file and leaves what a person put beside it', async () => {
  const place = makePlace()
  const skill = (name: string, title = name) => [
    fileArtifact(`.claude/skills/${name}/SKILL.md`, `# ${title}\n\nWork.\n`, { owners }),
    fileArtifact(`.claude/skills/${name}/scripts/run.sh`, '#!/bin/sh\n', { owners, executable: true }),
  ]
  await place.sync(...skill('old'))
  place.write('.claude/skills/old/notes.md', 'mine\n')
  place.write('.claude/skills/old/scripts/run.sh', '#!/bin/sh\necho mine\n', 0o755)
  const outcome = await place.sync(...skill('new'))
  expect(outcome.done).toHaveLength(2)
  expect(outcome.notes).toEqual(['Files of your own stay in .claude/skills/old.'])
  expect(place.list()).toEqual([
    '.claude',
    '.claude/skills',
    '.claude/skills/new',
    '.claude/skills/new/SKILL.md',
    '.claude/skills/new/scripts',
    '.claude/skills/new/scripts/run.sh',
    '.claude/skills/old',
    '.claude/skills/old/notes.md',
  ])
  expect(place.read('.claude/skills/new/SKILL.md')).toBe('# new\n\nWork.\n')
  expect(place.read('.claude/skills/new/scripts/run.sh')).toBe('#!/bin/sh\necho mine\n')
  expect(place.mode('.claude/skills/new/scripts/run.sh')).toBe(0o755)
})

it('moves a command out of its group, with the directory that was made for it', async () => {
  const place = makePlace()
  const command = (key: string) => fileArtifact(`.claude/commands/${key}.md`, 'Commit.\n', { owners })
  await place.sync(command('git/commit'))
  await place.sync(command('save'))
  expect(place.list()).toEqual(['.claude', '.claude/commands', '.claude/commands/save.md'])
  await place.sync(command('vcs/save'))
  expect(place.list()).toEqual(['.claude', '.claude/commands', '.claude/commands/vcs', '.claude/commands/vcs/save.md'])
})

it('gives an MCP server its new key where it stands, with all a person wrote around and into it', async () => {
  const place = makePlace()
  await place.sync(server('old'))
  const text = '{\n\t"mcpServers": {\n\t\t"old": {\n\t\t\t// mine\n\t\t\t"command":  "npx" },\n\t\t"other": {}\n\t}\n}\n'
  place.write('.mcp.json', text)
  expect(await planOf(place, server('new'))).toEqual(moved(server('old'), server('new')))
  await place.sync(server('new'))
  expect(place.read('.mcp.json')).toBe(text.replace('"old"', '"new"'))
  expect(openTarget(place).inStep()).toBe(true)
})

it('changes a moved MCP server to what the library says, but not one a person changed or commented', async () => {
  const place = makePlace()
  await place.sync(server('old'))
  await place.sync(server('new', { command: 'uvx' }))
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { new: { command: 'uvx' } } })
  place.write('.mcp.json', '{"mcpServers":{"new":{"command":"mine"}}}')
  await place.sync(server('newer', { command: 'uvx' }))
  expect(place.read('.mcp.json')).toBe('{"mcpServers":{"newer":{"command":"mine"}}}')
  expect(await planOf(place, server('newer', { command: 'uvx' }))).toEqual([{ id: server('newer').id, action: 'drifted' }])
  place.write('.mcp.json', '{"mcpServers":{"newer":{"command":"uvx" /* mine */}}}')
  await place.sync(server('last', { command: 'npx' }))
  expect(place.read('.mcp.json')).toBe('{"mcpServers":{"last":{"command":"uvx" /* mine */}}}')
  expect(await planOf(place, server('last', { command: 'npx' }))).toEqual([{ id: server('last').id, action: 'conflict' }])
})

it('renames a block where a person moved it to', async () => {
  const place = makePlace()
  await place.sync(block('old'))
  const text = '# Mine\r\n<!-- ccm:begin old -->\r\nBe brief.\r\n<!-- ccm:end old -->\r\nMore of mine'
  place.write('CLAUDE.md', text)
  await place.sync(block('new'))
  expect(place.read('CLAUDE.md')).toBe(text.replaceAll(' old ', ' new '))
  await place.sync(block('newer', 'Be kind.'))
  expect(place.read('CLAUDE.md')).toBe(text.replaceAll(' old ', ' newer ').replace('brief', 'kind'))
  expect(openTarget(place).inStep()).toBe(true)
})

it('keeps what a person wrote into a block that gets another name', async () => {
  const place = makePlace()
  await place.sync(block('old'))
  place.write('CLAUDE.md', place.read('CLAUDE.md').replace('brief', 'loud'))
  await place.sync(block('new'))
  expect(place.read('CLAUDE.md')).toBe('<!-- ccm:begin new -->\nBe loud.\n<!-- ccm:end new -->\n')
  expect(await planOf(place, block('new'))).toEqual([{ id: block('new').id, action: 'drifted' }])
})

it('reports what stays drifted or a conflict where it has moved to', async () => {
  const place = makePlace()
  await place.sync(agent('old'), server('old'))
  place.write(old, 'mine\n')
  place.write('.mcp.json', place.read('.mcp.json').replace('npx', 'mine'))
  const session = openTarget(place)
  const desired = desiredOf(agent('new'), server('new', { command: 'uvx' }))
  const plan = await session.plan(desired)
  const waiting = exceptionsOf(plan, undefined, new Set([server('new').id]))
  expect(waiting.map(({ id, state }) => [id, state])).toEqual([
    [agent('new').id, 'outdated'],
    [server('new').id, 'waiting'],
  ])
  const outcome = await session.apply(plan, desired, { skip: new Set() })
  expect(exceptionsOf(plan, outcome, new Set()).map(({ id, state }) => [id, state])).toEqual([
    [agent('new').id, 'drifted'],
    [server('new').id, 'conflict'],
  ])
})

it('never loses what moves, wherever it is killed', async () => {
  const before = [
    agent('old'),
    server('old'),
    block('old'),
    fileArtifact('.claude/skills/old/SKILL.md', 'skill\n', { owners: [owner('skill')] }),
  ]
  const after = [
    agent('new'),
    server('new'),
    block('new'),
    fileArtifact('.claude/skills/new/SKILL.md', 'new\n', { owners: [owner('skill')] }),
  ]
  const start = makePlace()
  await start.sync(...before)
  start.write(old, 'mine\n', 0o640)
  start.write('.mcp.json', start.read('.mcp.json').replace('npx', 'mine'))
  const finished = makePlace()
  restore(finished, start)
  await finished.sync(...after)
  const place = makePlace()
  const desired = desiredOf(...after)
  let kills = 0
  for (let changes = 1; ; changes += 1) {
    restore(place, start)
    const session = openTarget({ ...place, disk: mortalDisk(changes) })
    const plan = await session.plan(desired)
    const error: unknown = await session.apply(plan, desired, { skip: new Set() }).catch((reason: unknown) => reason)
    if (!(error instanceof PowerCut)) break
    kills += 1
    const there = [old, fresh].flatMap((path) => (place.exists(path) ? place.read(path) : []))
    expect(there, `after ${changes}`).toContain('mine\n')
    await recover(place)
    expect([contentsOf(start), contentsOf(finished)], `after ${changes}`).toContainEqual(contentsOf(place))
    await place.sync(...after)
    expect(contentsOf(place)).toEqual(contentsOf(finished))
    expect(openTarget(place).ledger?.entries).toEqual(openTarget(finished).ledger?.entries)
  }
  expect(kills).toBeGreaterThan(20)
})

it('keeps the former file when the new one cannot be put in its place', async () => {
  const place = makePlace()
  await place.sync(agent('old'), agent('other', 'x', { owners: [owner('other')] }))
  place.write(old, 'mine\n')
  const disk = disturbedDisk((operation, [, to]) => {
    if (operation === 'rename' && to === `${place.project}/${fresh}`) throw systemError('EACCES', 'permission denied')
  })
  const desired = desiredOf(agent('new'), agent('other', 'x', { owners: [owner('other')] }))
  const session = openTarget({ ...place, disk })
  const outcome = await session.apply(await session.plan(desired), desired, { skip: new Set() })
  expect(outcome.skipped.map(({ id }) => id)).toEqual([agent('new').id, agent('old').id])
  expect(place.list()).toEqual(['.claude', '.claude/agents', old, '.claude/agents/other.md'])
  expect(place.read(old)).toBe('mine\n')
  expect(await planOf(place, ...desired.artifacts)).toEqual(moved(agent('old'), agent('new'), 'drifted'))
})

it('leaves the former file when a person changes it after the plan was made', async () => {
  const place = makePlace()
  await place.sync(agent('old'))
  const session = openTarget(place)
  const desired = desiredOf(agent('new'))
  const plan = await session.plan(desired)
  place.write(old, 'mine\n')
  const outcome = await session.apply(plan, desired, { skip: new Set() })
  expect(outcome.done).toEqual([])
  expect(outcome.skipped.map(({ id }) => id)).toContain(agent('new').id)
  expect(place.list()).toEqual(['.claude', '.claude/agents', old])
  expect(place.read(old)).toBe('mine\n')
  await place.sync(agent('new'))
  expect(place.list()).toEqual(['.claude', '.claude/agents', fresh])
  expect(place.read(fresh)).toBe('mine\n')
})
