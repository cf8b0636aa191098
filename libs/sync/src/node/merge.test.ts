import { unlinkSync } from 'node:fs'
import type { Artifact } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { openTarget } from './session.ts'

const path = '.claude/agents/reviewer.md'
const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('')
const agent = (content: string, more = {}) => fileArtifact(path, content, more)
const docs = (value: { [name: string]: string | string[] }) => keyArtifact('.mcp.json', '/mcpServers/docs', { type: 'stdio', ...value })
const style = (content: string) => blockArtifact('CLAUDE.md', 'style', content)

const planFor = async (place: Place, ...artifacts: Artifact[]) => (await openTarget(place).plan(desiredOf(...artifacts))).actions

it('writes into a file what a person and the library changed in different lines, and remembers both', async () => {
  const place = makePlace()
  await place.sync(agent(lines('one', 'two', 'three', 'four', 'five')))
  place.write(path, lines('ONE', 'two', 'three', 'four', 'five'))
  const wanted = agent(lines('one', 'two', 'THREE', 'four', 'five'))
  expect(await planFor(place, wanted)).toMatchObject([
    {
      action: 'merge',
      before: lines('ONE', 'two', 'three', 'four', 'five'),
      after: lines('ONE', 'two', 'THREE', 'four', 'five'),
      base: lines('one', 'two', 'three', 'four', 'five'),
    },
  ])
  const outcome = await place.sync(wanted)
  expect(place.read(path)).toBe(lines('ONE', 'two', 'THREE', 'four', 'five'))
  expect(outcome.ledger.entries[wanted.id]).toMatchObject({ want: artifactHash(wanted), have: artifactHash(agent(place.read(path))) })
  expect(openTarget(place).inStep()).toBe(true)
  expect(outcome.ledger.complete).toBe(true)
  await place.sync(agent(lines('one', 'two', 'THREE', 'four', 'FIVE')))
  expect(place.read(path)).toBe(lines('ONE', 'two', 'THREE', 'four', 'FIVE'))
})

it('keeps CRLF, a byte order mark and the mode of the file it merges into', async () => {
  const place = makePlace()
  await place.sync(agent(lines('one', 'two', 'three')))
  place.write(path, '\uFEFFONE\r\ntwo\r\nthree\r\n', 0o640)
  await place.sync(agent(lines('one', 'two', 'THREE')))
  expect(place.read(path)).toBe('\uFEFFONE\r\ntwo\r\nTHREE\r\n')
  expect(place.mode(path)).toBe(0o640)
})

it('merges the executable bit too', async () => {
  const place = makePlace()
  await place.sync(agent(lines('one', 'two', 'three')))
  place.write(path, lines('ONE', 'two', 'three'), 0o755)
  await place.sync(agent(lines('one', 'two', 'THREE')))
  expect(place.mode(path)).toBe(0o755)
  expect(openTarget(place).inStep()).toBe(true)
  await place.sync(agent(lines('one', 'two', 'THREE'), { executable: true }))
  place.write(path, lines('ONE', 'two', 'THREE', 'four'), 0o755)
  await place.sync(agent(lines('one', 'two', 'THREE')))
  expect(place.read(path)).toBe(lines('ONE', 'two', 'THREE', 'four'))
  expect(place.mode(path) & 0o111).toBe(0)
})

it('merges members of shared JSON key by key, and blocks line by line, beside what others wrote', async () => {
  const place = makePlace()
  place.write('CLAUDE.md', '# Mine\r\n')
  await place.sync(docs({ command: 'a', args: ['x'] }), style('one\ntwo\nthree'))
  place.write('.mcp.json', place.read('.mcp.json').replace('"a"', '"mine"').replace('{', '{ "other": 1,'))
  place.write('CLAUDE.md', place.read('CLAUDE.md').replace('one', 'ONE'))
  await place.sync(docs({ command: 'a', args: ['x', 'y'] }), style('one\ntwo\nTHREE'))
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({
    other: 1,
    mcpServers: { docs: { type: 'stdio', command: 'mine', args: ['x', 'y'] } },
  })
  expect(place.read('CLAUDE.md')).toBe('# Mine\r\n<!-- ccm:begin style -->\r\nONE\r\ntwo\r\nTHREE\r\n<!-- ccm:end style -->\r\n')
  expect(openTarget(place).inStep()).toBe(true)
})

it('leaves the bytes of members that stay in what it merges, comments and numbers no parser keeps beside it included', async () => {
  const place = makePlace()
  await place.sync(docs({ command: 'a', cwd: 'b', old: 'c' }))
  const byHand =
    '{ "mcpServers": { "docs": { "type":"stdio","command": "mine",  "big": 12345678901234567890, "cwd": "b", "old": "c" } } } // why'
  place.write('.mcp.json', byHand)
  await place.sync(docs({ command: 'a', cwd: 'd' }))
  expect(place.read('.mcp.json')).toBe(byHand.replace('"b", "old": "c"', '"d"'))
  expect(openTarget(place).inStep()).toBe(true)
})

it('merges an element of a list that was merged before', async () => {
  const hook = (command: string, timeout: number) =>
    elementArtifact('.claude/settings.json', '/hooks/PreToolUse', 'guard', 0, {
      matcher: 'Bash',
      hooks: [{ type: 'command', command, timeout }],
    })
  const place = makePlace()
  await place.sync(hook('a', 1))
  place.write('.claude/settings.json', place.read('.claude/settings.json').replace('"Bash"', '"Edit"'))
  expect(await planFor(place, hook('a', 2))).toMatchObject([{ action: 'conflict', have: undefined }])
})

it('takes note of a change both made, and of one that a person made with more', async () => {
  const place = makePlace()
  await place.sync(agent(lines('one', 'two', 'three')))
  place.write(path, lines('ONE', 'two', 'THREE'))
  const wanted = agent(lines('ONE', 'two', 'three'))
  expect(await planFor(place, wanted)).toMatchObject([{ action: 'adopt' }])
  const outcome = await place.sync(wanted)
  expect(place.read(path)).toBe(lines('ONE', 'two', 'THREE'))
  expect(outcome.ledger.entries[wanted.id]).toMatchObject({ want: artifactHash(wanted), have: artifactHash(agent(place.read(path))) })
})

it('leaves both sides of a conflict as they are, and shows them', async () => {
  const place = makePlace()
  await place.sync(agent(lines('one', 'two')), docs({ command: 'a' }), style('one'))
  place.write(path, lines('mine', 'two'))
  place.write('.mcp.json', place.read('.mcp.json').replace('"a"', '"mine"'))
  place.write('CLAUDE.md', place.read('CLAUDE.md').replace('one', 'mine'))
  const before = [path, '.mcp.json', 'CLAUDE.md'].map((file) => place.read(file))
  const wanted = [agent(lines('theirs', 'two')), docs({ command: 'theirs' }), style('theirs')]
  const marked = lines('<<<<<<< on this machine', 'mine', '=======', 'theirs', '>>>>>>> in the library')
  const actions = await planFor(place, ...wanted)
  expect(actions).toMatchObject([
    { action: 'conflict', base: lines('one', 'two'), marked: `${marked}two\n` },
    { action: 'conflict', base: expect.stringContaining('"command": "a"') },
    { action: 'conflict', base: 'one', marked: marked.trimEnd() },
  ])
  expect(actions[1]?.marked).toBeUndefined()
  const outcome = await place.sync(...wanted)
  expect(outcome).toMatchObject({ done: [], ledger: { complete: false } })
  expect([path, '.mcp.json', 'CLAUDE.md'].map((file) => place.read(file))).toEqual(before)
  expect((await planFor(place, ...wanted)).map(({ action }) => action)).toEqual(['conflict', 'conflict', 'conflict'])
})

it('does not merge bytes that are no text, nor what a person put a comment into', async () => {
  const place = makePlace()
  await place.sync(agent(lines('one', 'two', 'three')), docs({ command: 'a', env: 'b' }))
  place.write(path, Buffer.from([0xff, 0x00, 0x0a]))
  place.write('.mcp.json', place.read('.mcp.json').replace('"a"', '"mine" /* why */'))
  const actions = await planFor(place, agent(lines('one', 'two', 'THREE')), docs({ command: 'a', env: 'c' }))
  expect(actions.map(({ action }) => action)).toEqual(['conflict', 'conflict'])
})

it('merges on a machine that slept through three changes and several runs, by what was agreed on before them', async () => {
  const place = makePlace()
  const beside = (n: number) => fileArtifact('.claude/agents/other.md', `${n}\n`)
  await place.sync(agent(lines('one', 'two', 'three')), beside(0))
  place.write(path, lines('mine', 'two', 'three'))
  await place.sync(agent(lines('theirs', 'two', 'three')), beside(1))
  await place.sync(agent(lines('them', 'two', 'three')), beside(2))
  await place.sync(agent(lines('they', 'two', 'three')), beside(3))
  expect(place.read(path)).toBe(lines('mine', 'two', 'three'))
  await place.sync(agent(lines('one', 'two', 'THREE')), beside(4))
  expect(place.read(path)).toBe(lines('mine', 'two', 'THREE'))
  expect(place.read('.claude/agents/other.md')).toBe('4\n')
})

it('asks where it is not known any more what both came of', async () => {
  const place = makePlace()
  await place.sync(agent(lines('one', 'two', 'three')))
  place.write(path, lines('ONE', 'two', 'three'))
  unlinkSync(`${place.home}/targets/${place.targetId}/desired.json`)
  const actions = await planFor(place, agent(lines('one', 'two', 'THREE')))
  expect(actions).toMatchObject([{ action: 'conflict', marked: expect.stringContaining('=======\none\n') }])
  expect(actions[0]?.base).toBeUndefined()
  await place.sync(agent(lines('one', 'two', 'THREE')))
  expect(place.read(path)).toBe(lines('ONE', 'two', 'three'))
})

it('asks before a merge that has come to run code', async () => {
  const place = makePlace()
  const command = (content: string) => fileArtifact('.claude/commands/go.md', content)
  await place.sync(command(lines('one', 'two', 'three')))
  place.write('.claude/commands/go.md', lines('!`ls`', 'two', 'three'))
  expect(await planFor(place, command(lines('one', 'two', 'THREE')))).toMatchObject([{ action: 'merge', runs: true }])
})

it.each([
  ['merges', '{}', 'b'],
  ['finds merged already', '{}', 'c'],
  ['merges into one that was there first', '{ "mcpServers": { "docs": { "type": "stdio", "command": "a", "cwd": "b" } } }', 'b'],
])('takes back the approval of a server whose changes it %s, for good', async (_name, first, cwd) => {
  const place = makePlace()
  place.write('.mcp.json', first)
  const approval = { ...elementArtifact('.claude/settings.local.json', '/enabledMcpjsonServers', 'docs', 0, 'docs'), needs: docs({}).id }
  await place.sync(docs({ command: 'a', cwd: 'b' }), approval)
  expect(place.exists('.claude/settings.local.json')).toBe(true)
  place.write('.mcp.json', `{ "mcpServers": { "docs": { "type": "stdio", "command": "mine", "cwd": "${cwd}" } } }`)
  for (const _run of [1, 2]) {
    await place.sync(docs({ command: 'a', cwd: 'c' }), approval)
    expect(JSON.parse(place.read('.mcp.json')).mcpServers.docs).toEqual({ type: 'stdio', command: 'mine', cwd: 'c' })
    expect(place.exists('.claude/settings.local.json')).toBe(false)
  }
})
