import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, elementArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

const server = (name: string, command: string) => keyArtifact('.mcp.json', `/mcpServers/${name}`, { type: 'stdio', command })
const settings = '.claude/settings.json'
const allow = (name: string, n: number, rule: string) => elementArtifact(settings, '/permissions/allow', name, n, rule)
const hook = (name: string, command: string) =>
  elementArtifact(settings, '/hooks/PreToolUse', name, 0, { matcher: 'Bash', hooks: [{ type: 'command', command }] })

const foreignMcp = '{\n    "mcpServers": {\n        "mine": { "command": "x", "args": [1.0] } // by hand\n    },\n    "other": "\\u0041"\n}'
const foreignSettings = `{
\t"model": "opus",
\t"permissions": {
\t\t"allow": ["Bash(ls:*)", "Read"]
\t},
\t"hooks": {
\t\t"PreToolUse": [
\t\t\t{ "matcher": "Edit", "hooks": [{ "type": "command", "command": "mine" }] }
\t\t]
\t}
}
`
const foreignClaude = '# Mine\r\n\r\nWritten by hand, without a final newline'

it('makes shared files, and removes them whole when nothing else came into them', async () => {
  const place = makePlace()
  await place.sync(server('docs', 'a'), allow('base', 0, 'Read'), blockArtifact('CLAUDE.md', 'style', 'Be brief.'))
  expect(place.read('.mcp.json')).toBe(`${JSON.stringify({ mcpServers: { docs: { type: 'stdio', command: 'a' } } }, null, 2)}\n`)
  expect(JSON.parse(place.read(settings))).toEqual({ permissions: { allow: ['Read'] } })
  expect(place.read('CLAUDE.md')).toBe('<!-- ccm:begin style -->\nBe brief.\n<!-- ccm:end style -->\n')
  const session = openTarget(place)
  expect(session.ledger?.complete).toBe(true)
  expect(session.inStep()).toBe(true)
  await place.sync()
  expect(place.list()).toEqual([])
})

it('keeps every foreign byte of shared files through apply, sync and removal', async () => {
  const place = makePlace()
  place.write('.mcp.json', foreignMcp)
  place.write(settings, foreignSettings)
  place.write('CLAUDE.md', foreignClaude)
  await place.sync(server('docs', 'a'), hook('guard', 'g1'), allow('base', 0, 'WebFetch'), blockArtifact('CLAUDE.md', 'style', 'Be brief.'))
  expect(place.read('.mcp.json')).toContain('"mine": { "command": "x", "args": [1.0] }')
  expect(JSON.parse(place.read(settings)).permissions.allow).toEqual(['Bash(ls:*)', 'Read', 'WebFetch'])
  expect(place.read('CLAUDE.md').startsWith(foreignClaude)).toBe(true)
  await place.sync(
    server('docs', 'b'),
    hook('guard', 'g2'),
    allow('base', 0, 'WebSearch'),
    blockArtifact('CLAUDE.md', 'style', 'Be briefer.'),
  )
  expect(JSON.parse(place.read(settings)).hooks.PreToolUse[1].hooks[0].command).toBe('g2')
  expect(JSON.parse(place.read(settings)).permissions.allow).toEqual(['Bash(ls:*)', 'Read', 'WebSearch'])
  await place.sync()
  expect(place.read('.mcp.json')).toBe(foreignMcp)
  expect(place.read(settings)).toBe(foreignSettings)
  expect(place.read('CLAUDE.md')).toBe(foreignClaude)
})

it('removes the artifacts of one component only', async () => {
  const place = makePlace()
  await place.sync(server('docs', 'a'), server('search', 'b'), hook('guard', 'g'), hook('format', 'f'))
  const both = place.read('.mcp.json')
  await place.sync(server('docs', 'a'), hook('format', 'f'))
  expect(JSON.parse(place.read('.mcp.json'))).toEqual({ mcpServers: { docs: { type: 'stdio', command: 'a' } } })
  expect(JSON.parse(place.read(settings)).hooks.PreToolUse).toHaveLength(1)
  await place.sync(server('docs', 'a'), server('search', 'b'), hook('guard', 'g'), hook('format', 'f'))
  expect(place.read('.mcp.json')).toBe(both)
})

it('takes out one rule of several as one removal, whatever number the others go by then', async () => {
  const place = makePlace()
  await place.sync(allow('base', 0, 'A'), allow('base', 1, 'B'), allow('base', 2, 'C'))
  const outcome = await place.sync(allow('base', 0, 'B'), allow('base', 1, 'C'))
  expect(JSON.parse(place.read(settings)).permissions.allow).toEqual(['B', 'C'])
  expect(outcome.done).toHaveLength(1)
  expect(Object.keys(outcome.ledger.entries)).toEqual([
    `project:${settings}#/permissions/allow[component-base/0]`,
    `project:${settings}#/permissions/allow[component-base/1]`,
  ])
  expect(openTarget(place).inStep()).toBe(true)
})

it('neither adds nor ever removes an equal rule a person wrote', async () => {
  const place = makePlace()
  place.write(settings, '{ "permissions": { "allow": ["Read"] } }')
  await place.sync(allow('base', 0, 'Read'))
  expect(place.read(settings)).toBe('{ "permissions": { "allow": ["Read"] } }')
  await place.sync()
  expect(place.read(settings)).toBe('{ "permissions": { "allow": ["Read"] } }')
})

it('adds beside a rule a person wrote when ours, that was equal, changes', async () => {
  const place = makePlace()
  place.write(settings, '{ "permissions": { "allow": ["Read"] } }')
  await place.sync(allow('base', 0, 'Read'))
  await place.sync(allow('base', 0, 'Write'))
  expect(JSON.parse(place.read(settings)).permissions.allow).toEqual(['Read', 'Write'])
  await place.sync()
  expect(place.read(settings)).toBe('{ "permissions": { "allow": ["Read"] } }')
})

it('leaves a changed member, a changed block and a deleted rule alone', async () => {
  const place = makePlace()
  const wanted = [server('docs', 'a'), allow('base', 0, 'A'), blockArtifact('CLAUDE.md', 'style', 'Be brief.')]
  await place.sync(...wanted)
  place.write('.mcp.json', place.read('.mcp.json').replace('"a"', '"mine"'))
  place.write(settings, place.read(settings).replace('"A"', ''))
  place.write('CLAUDE.md', place.read('CLAUDE.md').replace('brief', 'loud'))
  const session = openTarget(place)
  expect(session.inStep()).toBe(false)
  const plan = await session.plan(session.desired!)
  expect(plan.actions.map(({ action }) => action)).toEqual(['drifted', 'drifted', 'drifted'])
  const before = [place.read('.mcp.json'), place.read(settings), place.read('CLAUDE.md')]
  await place.sync(server('docs', 'b'), allow('base', 0, 'B'), blockArtifact('CLAUDE.md', 'style', 'Be kind.'))
  expect([place.read('.mcp.json'), place.read(settings), place.read('CLAUDE.md')]).toEqual(before)
})

it('is in step again, with nothing done, after a person edits other parts of a shared file', async () => {
  const place = makePlace()
  await place.sync(server('docs', 'a'))
  place.write('.mcp.json', place.read('.mcp.json').replace('{', '{ "mine": 1,'))
  expect(openTarget(place).inStep()).toBe(false)
  const outcome = await place.sync(server('docs', 'a'))
  expect(outcome.done).toEqual([])
  expect(openTarget(place).inStep()).toBe(true)
})

it('stops before the first write when one file cannot be understood', async () => {
  const place = makePlace()
  place.write('.mcp.json', '{ "mcpServers": ')
  place.write('CLAUDE.md', '<!-- ccm:begin a -->\n')
  const session = openTarget(place)
  const desired = desiredOf(allow('base', 0, 'A'), server('docs', 'a'), blockArtifact('CLAUDE.md', 'style', 'x'))
  const plan = await session.plan(desired)
  expect(plan.unreadable.map(({ path }) => path)).toEqual(['.mcp.json', 'CLAUDE.md'])
  await expect(session.apply(plan, desired, { skip: new Set() })).rejects.toMatchObject({ code: 'unreadable' })
  expect(place.list()).toEqual(['.mcp.json', 'CLAUDE.md'])
  expect(openTarget(place).ledger).toBeUndefined()
})

it('does not read bytes that are no UTF-8 as a shared file', async () => {
  const place = makePlace()
  place.write('.mcp.json', Buffer.from([0x7b, 0xff, 0x7d]))
  await expect(place.sync(server('docs', 'a'))).rejects.toMatchObject({ code: 'unreadable', path: '.mcp.json' })
})
