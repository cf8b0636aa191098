import { chmodSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { artifactHash } from '@ccm/formats/hash'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { treeOf } from '../testing/tree.ts'
import { undoRun } from '../testing/undo-run.ts'
import { openTarget } from './session.ts'

const settings = '.claude/settings.json'
const server = (key: string, command: string) => keyArtifact('.mcp.json', `/mcpServers/${key}`, { command })
const rule = (n: number, value: string) => elementArtifact(settings, '/permissions/allow', 'rules', n, value)
const agent = (content: string, more = {}) => fileArtifact('.claude/agents/a.md', content, more)
const edit = (place: Place, path: string, from: string, to: string) => {
  const text = place.read(path)
  expect(text).toContain(from)
  writeFileSync(join(place.project, path), text.replace(from, to))
}
const actionsOf = async (place: Place, run?: number) => {
  const { actions } = await openTarget(place).planUndo(run)
  return Object.fromEntries(actions.map(({ id, action }) => [id.replace(/^project:/, ''), action]))
}

it('lists the runs, newest first, with what each did to which file', async () => {
  const place = makePlace({ now: () => new Date('2030-01-01T10:00:00.000Z') })
  place.write('.mcp.json', '{}\n')
  await place.sync(server('a', 'x'), agent('one\n'))
  await place.sync(server('a', 'x'))
  await place.sync(server('a', 'x'))
  await undoRun(place)
  const one = { root: 'project', ids: ['project:.claude/agents/a.md'], path: '.claude/agents/a.md' }
  expect(await openTarget(place).history()).toMatchObject([
    { run: 3, by: 'undo', undoes: 2, undone: false, at: '2030-01-01T10:00:00.000Z', files: [{ ...one, change: 'made' }] },
    { run: 2, by: 'sync', undone: true, files: [{ ...one, change: 'removed' }] },
    {
      run: 1,
      by: 'sync',
      undone: false,
      files: [
        { path: '.mcp.json', change: 'changed', ids: ['project:.mcp.json#/mcpServers/a'] },
        { ...one, change: 'made' },
      ],
    },
  ])
})

it('says that there is nothing to undo, and which runs there are', async () => {
  const place = makePlace()
  expect(await openTarget(place).history()).toEqual([])
  await expect(openTarget(place).planUndo()).rejects.toMatchObject({ code: 'not-found' })
  await place.sync(agent('one\n'))
  await expect(openTarget(place).planUndo(7)).rejects.toThrow('There is no run 7.')
  unlinkSync(join(place.project, '.claude/agents/a.md'))
  await expect(openTarget(place).planUndo()).rejects.toThrow('everything run 1 changed is as it was before it')
})

it('undoes the newest sync that is not undone, one after the other', async () => {
  const place = makePlace()
  for (const content of ['one\n', 'two\n', 'three\n']) await place.sync(agent(content))
  expect((await undoRun(place)).plan.run).toBe(3)
  expect((await undoRun(place)).plan.run).toBe(2)
  expect(place.read('.claude/agents/a.md')).toBe('one\n')
  await undoRun(place, 5)
  expect(place.read('.claude/agents/a.md')).toBe('two\n')
  expect((await undoRun(place)).plan.run).toBe(2)
})

it('shows what is there and what would be, and writes nothing', async () => {
  const place = makePlace()
  await place.sync(server('a', 'old'), blockArtifact('CLAUDE.md', 'style', 'old'))
  await place.sync(server('a', 'new'), blockArtifact('CLAUDE.md', 'style', 'new'))
  const tree = treeOf(place.project)
  expect(await openTarget(place).planUndo()).toMatchObject({
    targetId: 'target-one',
    run: 2,
    unreadable: [],
    actions: [
      { kind: 'key', action: 'restore', before: '{\n  "command": "new"\n}', after: '{\n  "command": "old"\n}' },
      { kind: 'block', action: 'restore', before: 'new', after: 'old' },
    ],
  })
  expect(treeOf(place.project)).toEqual(tree)
})

it('undoes each part by itself in a shared file that somebody else changed too', async () => {
  const place = makePlace()
  place.write('.mcp.json', '{\n  "mcpServers": {\n    "mine": {}\n  }\n}\n')
  place.write(settings, '{"permissions": {"allow": ["Mine"]}}')
  place.write('CLAUDE.md', '# Mine\n')
  await place.sync(server('kept', 'x'), server('gone', 'y'), rule(0, 'Kept'), rule(1, 'Gone'), blockArtifact('CLAUDE.md', 'gone', 'text'))
  await place.sync(server('kept', 'z'), server('new', 'n'), rule(0, 'Kept'), rule(1, 'New'), blockArtifact('CLAUDE.md', 'new', 'text'))
  edit(place, '.mcp.json', '"mine": {}', '"mine": { "command": "changed" }')
  edit(place, settings, '"Mine"', '"Mine", "Also mine"')
  edit(place, 'CLAUDE.md', '# Mine', '# Mine, changed')
  expect(Object.values(await actionsOf(place))).toEqual(Array.from({ length: 6 }, () => 'restore'))
  await undoRun(place)
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({
    mcpServers: { mine: { command: 'changed' }, kept: { command: 'x' }, gone: { command: 'y' } },
  })
  expect(JSON.parse(place.read(settings))).toEqual({ permissions: { allow: ['Mine', 'Also mine', 'Kept', 'Gone'] } })
  expect(place.read('CLAUDE.md')).toBe('# Mine, changed\n<!-- ccm:begin gone -->\ntext\n<!-- ccm:end gone -->\n')
  const entries = openTarget(place).ledger?.entries ?? {}
  expect(Object.keys(entries).sort()).toEqual([
    'project:.claude/settings.json#/permissions/allow[component-rules/0]',
    'project:.claude/settings.json#/permissions/allow[component-rules/1]',
    'project:.mcp.json#/mcpServers/gone',
    'project:.mcp.json#/mcpServers/kept',
    'project:CLAUDE.md#block/gone',
  ])
  expect(entries['project:.mcp.json#/mcpServers/kept']).toMatchObject({ want: artifactHash(server('kept', 'x')) })
})

it('leaves what somebody changed since, unless a person says that it may go, and that can be undone too', async () => {
  const place = makePlace()
  await place.sync(server('a', 'old'), agent('old\n'), blockArtifact('CLAUDE.md', 'style', 'old'))
  await place.sync(server('a', 'new'), agent('new\n'), blockArtifact('CLAUDE.md', 'style', 'new'))
  edit(place, '.mcp.json', '"new"', '"mine"')
  edit(place, '.claude/agents/a.md', 'new', 'mine')
  edit(place, 'CLAUDE.md', 'new', 'mine')
  const mine = treeOf(place.project)
  const ids = ['project:.mcp.json#/mcpServers/a', 'project:.claude/agents/a.md', 'project:CLAUDE.md#block/style']
  expect(Object.values(await actionsOf(place))).toEqual(['changed', 'changed', 'changed'])
  expect(await undoRun(place)).toMatchObject({ done: [], skipped: [] })
  expect(treeOf(place.project)).toEqual(mine)
  expect((await openTarget(place).history())[0]).toMatchObject({ run: 2, undone: false })
  const outcome = await undoRun(place, undefined, ...ids)
  expect(outcome.done.sort()).toEqual(ids.sort())
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { a: { command: 'old' } } })
  expect(place.read('.claude/agents/a.md')).toBe('old\n')
  expect(place.read('CLAUDE.md')).toContain('\nold\n')
  await undoRun(place, 3)
  expect(treeOf(place.project)).toEqual(mine)
})

it('brings back a shared file that the run removed, and one that somebody removed since only when told', async () => {
  const place = makePlace()
  await place.sync(server('a', 'old'))
  const before = place.read('.mcp.json')
  await place.sync()
  expect(place.exists('.mcp.json')).toBe(false)
  await undoRun(place)
  expect(place.read('.mcp.json')).toBe(before)
  await place.sync(server('a', 'new'))
  unlinkSync(join(place.project, '.mcp.json'))
  expect(await actionsOf(place)).toEqual({ '.mcp.json#/mcpServers/a': 'changed' })
  await undoRun(place, undefined, 'project:.mcp.json#/mcpServers/a')
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { a: { command: 'old' } } })
})

it('takes nothing for its own that was there before', async () => {
  const place = makePlace()
  place.write(settings, '{"permissions":{"allow":["Read"]}}')
  place.write('.claude/agents/a.md', 'one\n', 0o640)
  await place.sync(rule(0, 'Read'), rule(1, 'Write'), agent('one\n'))
  await place.sync(rule(0, 'Grep'), rule(1, 'Write'), agent('two\n'))
  expect(JSON.parse(place.read(settings))).toEqual({ permissions: { allow: ['Read', 'Write', 'Grep'] } })
  edit(place, settings, '{"perm', '{ "perm')
  await undoRun(place)
  expect(JSON.parse(place.read(settings))).toEqual({ permissions: { allow: ['Read', 'Write'] } })
  await undoRun(place)
  expect(place.read(settings)).toBe('{ "permissions":{"allow":["Read"]}}')
  expect([place.read('.claude/agents/a.md'), place.mode('.claude/agents/a.md')]).toEqual(['one\n', 0o640])
  expect(openTarget(place).ledger?.entries).toEqual({})
})

it('keeps the permission bits somebody gave a file since, and takes back those of the run', async () => {
  const place = makePlace()
  await place.sync(agent('one\n'), fileArtifact('.claude/b.sh', 'b\n'))
  place.write('.claude/b.sh', 'b\n', 0o640)
  await place.sync(agent('two\n', { private: true }), fileArtifact('.claude/b.sh', 'b\n', { executable: true }))
  expect(place.mode('.claude/b.sh')).toBe(0o750)
  chmodSync(join(place.project, '.claude/agents/a.md'), 0o700)
  await undoRun(place)
  expect([place.read('.claude/agents/a.md'), place.mode('.claude/agents/a.md')]).toEqual(['one\n', 0o700])
  expect(place.mode('.claude/b.sh')).toBe(0o640)
})

it('takes away the directories a run made, and makes those again it took away', async () => {
  const place = makePlace()
  await place.sync(fileArtifact('.claude/skills/deep/down/SKILL.md', 'x\n'))
  const { directories } = openTarget(place).ledger ?? {}
  await place.sync()
  expect(place.list()).toEqual([])
  await undoRun(place)
  expect(place.exists('.claude/skills/deep/down/SKILL.md')).toBe(true)
  expect(openTarget(place).ledger?.directories).toEqual(directories)
  await undoRun(place, 1)
  expect(place.list()).toEqual([])
})

it('leaves a whole file alone whose path leads elsewhere now', async () => {
  const place = makePlace()
  await place.sync(agent('one\n'))
  rmSync(join(place.project, '.claude/agents/a.md'))
  place.write('.claude/agents/mine.md', 'mine\n')
  symlinkSync('mine.md', join(place.project, '.claude/agents/a.md'))
  expect(await actionsOf(place)).toEqual({ '.claude/agents/a.md': 'changed' })
  await undoRun(place)
  expect(place.read('.claude/agents/mine.md')).toBe('mine\n')
})

it('leaves alone what changed after the plan was made', async () => {
  const place = makePlace()
  await place.sync(server('a', 'old'), agent('old\n'))
  await place.sync(server('a', 'new'), agent('new\n'))
  const session = openTarget(place)
  const plan = await session.planUndo()
  edit(place, '.mcp.json', '"new"', '"mine"')
  const outcome = await session.undo(plan, {})
  expect(outcome.skipped).toMatchObject([{ id: 'project:.mcp.json#/mcpServers/a', reason: 'It changed after the plan was made.' }])
  expect(place.read('.mcp.json')).toContain('"mine"')
  expect(place.read('.claude/agents/a.md')).toBe('old\n')
  expect(outcome.ledger.entries['project:.mcp.json#/mcpServers/a']).toMatchObject({ want: artifactHash(server('a', 'new')) })
})

it('goes on beside a change of somebody else that came after the plan', async () => {
  const place = makePlace()
  await place.sync(server('a', 'old'))
  await place.sync(server('a', 'new'))
  const session = openTarget(place)
  const plan = await session.planUndo()
  edit(place, '.mcp.json', '{\n', '{\n  "mine": true,\n')
  expect((await session.undo(plan, {})).skipped).toEqual([])
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mine: true, mcpServers: { a: { command: 'old' } } })
})

it('stops before the first write at a file it cannot read, naming it', async () => {
  const place = makePlace()
  await place.sync(server('a', 'old'), agent('old\n'))
  await place.sync(server('a', 'new'), agent('new\n'))
  writeFileSync(join(place.project, '.mcp.json'), '{ "mcpServers": ')
  const session = openTarget(place)
  const plan = await session.planUndo()
  expect(plan.unreadable).toMatchObject([{ path: '.mcp.json', code: 'unreadable' }])
  await expect(session.undo(plan, {})).rejects.toThrow(/^Nothing was undone\. \.mcp\.json: /)
  expect(place.read('.claude/agents/a.md')).toBe('new\n')
})

it('does not have brought back what a person took away since', async () => {
  const place = makePlace()
  place.write('.mcp.json', '{}\n')
  await place.sync(agent('one\n'), server('a', 'x'), server('b', 'y'))
  unlinkSync(join(place.project, '.claude/agents/a.md'))
  edit(place, '.mcp.json', /,\s*"b": \{[^}]*\}/.exec(place.read('.mcp.json'))?.[0] ?? 'b', '')
  expect(await actionsOf(place)).toEqual({
    '.mcp.json#/mcpServers/a': 'restore',
    '.mcp.json#/mcpServers/b': 'settled',
    '.claude/agents/a.md': 'settled',
  })
  expect((await undoRun(place)).done).toHaveLength(3)
  await place.sync(agent('one\n'), server('a', 'x'), server('b', 'y'))
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { a: { command: 'x' } } })
  expect(place.exists('.claude/agents/a.md')).toBe(false)
})

it('asks before what a person wrote a comment into goes, and brings the comment back with it', async () => {
  const place = makePlace()
  await place.sync(server('a', 'old'))
  await place.sync(server('a', 'new'), server('b', 'new'))
  for (const key of ['a', 'b']) edit(place, '.mcp.json', `"${key}": {`, `"${key}": { // why`)
  const [a, b] = ['project:.mcp.json#/mcpServers/a', 'project:.mcp.json#/mcpServers/b']
  expect(Object.values(await actionsOf(place))).toEqual(['changed', 'changed'])
  const commented = place.read('.mcp.json')
  expect((await undoRun(place)).done).toEqual([])
  expect(place.read('.mcp.json')).toBe(commented)
  const first = await undoRun(place, undefined, a)
  expect(place.read('.mcp.json')).toContain('"a": {\n      "command": "old"\n    }')
  expect(place.read('.mcp.json')).toContain('"b": { // why')
  const second = await undoRun(place, 2, b)
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { a: { command: 'old' } } })
  for (const { runId } of [second, first]) await undoRun(place, Number.parseInt(runId, 10))
  expect(place.read('.mcp.json')).toBe(commented)
})

it('takes an element away that a person wrote a comment into, when that may go', async () => {
  const place = makePlace()
  const hook = elementArtifact('.claude/settings.json', '/hooks/Stop', 'base', 0, { hooks: [{ type: 'command', command: 'x' }] })
  place.write('.claude/settings.json', '{ "hooks": { "Stop": [{ "mine": 1 }] } }\n')
  await place.sync(hook)
  edit(place, '.claude/settings.json', '"hooks": [', '"hooks": [ // why\n')
  expect(Object.values(await actionsOf(place))).toEqual(['changed'])
  await undoRun(place, undefined, hook.id)
  expect(JSON.parse(place.read('.claude/settings.json'))).toEqual({ hooks: { Stop: [{ mine: 1 }] } })
})

it('gives a file its permission bits back that was made private, also where a person wrote beside it since', async () => {
  const path = '.claude/settings.local.json'
  const rule = (name: string) => ({ ...elementArtifact(path, '/permissions/deny', 'base', 0, name), private: true })
  const other = { ...keyArtifact(path, '/env/TOKEN', 'x'), private: true }
  const place = makePlace()
  place.write(path, '{ "model": "opus" }\n', 0o644)
  await place.sync(rule('Read'))
  expect(place.mode(path)).toBe(0o600)
  await undoRun(place)
  expect(place.mode(path)).toBe(0o644)
  await place.sync(rule('Read'))
  edit(place, path, 'opus', 'sonnet')
  await undoRun(place)
  expect(JSON.parse(place.read(path))).toEqual({ model: 'sonnet' })
  expect(place.mode(path)).toBe(0o644)
  const { runId } = await place.sync(rule('Read'))
  await place.sync(rule('Read'), other)
  await undoRun(place, Number.parseInt(runId, 10))
  expect(JSON.parse(place.read(path))).toEqual({ model: 'sonnet', env: { TOKEN: 'x' } })
  expect(place.mode(path)).toBe(0o600)
})
