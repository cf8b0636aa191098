import { execFileSync } from 'node:child_process'
import { fileHash, valueHash } from '@ccm/formats/hash'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type HostilePlace, honest, openHostilePlace } from './hostile-place.ts'
import { answerOf, block, file, key } from './hostile-server.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

let place: HostilePlace
beforeEach(async () => void (place = await openHostilePlace()))
afterEach(() => place.close())

const sends = (answer: unknown) => void (place.server.answers['sync.desired'] = () => answer)
const agent = '.claude/agents/reviewer.md'
const agentId = `project:${agent}`
const unasked = [['sync'], ['sync', '--all'], ['status'], ['diff'], ['sync', '--dry-run', '--yes']]

/** None of the commands that nobody said yes to changes anything anywhere. */
async function expectUntouched(): Promise<void> {
  const before = place.look()
  for (const argv of unasked) {
    const { code, err } = await place.ccm(argv)
    expect([0, 2], err).toContain(code)
    expect(place.look(), argv.join(' ')).toEqual(before)
  }
}

describe('a wish from afar to put something back', () => {
  it('waits for a yes where it names what a person changed of ours, and is named', async () => {
    place.write(agent, 'Mine now.\n')
    sends(answerOf(honest, { putBack: [{ id: agentId, have: fileHash('Mine now.\n', false) }] }))
    await expectUntouched()
    const run = await place.ccm(['sync'])
    expect(run.code).toBe(2)
    expect(run.err).toMatch(/^Waiting: 1 artifact needs a yes/m)
    expect(run.err + run.out).toContain(agent)
  })

  it('counts for nothing where the disk holds something else by now, even with a yes', async () => {
    place.write(agent, 'Mine now.\n')
    const wishes = [null, fileHash('Mine before.\n', false), fileHash('Mine now.\n', true), 'x', '']
    for (const have of wishes) {
      sends(answerOf(honest, { putBack: [{ id: agentId, have }] }))
      const run = await place.ccm(['sync', '--yes'])
      expect([0, 1, 2], run.err).toContain(run.code)
      expect(place.read(agent)).toBe('Mine now.\n')
    }
  })

  it('counts for nothing where a person changed it while they were asked', async () => {
    place.write(agent, 'Mine now.\n')
    const have = fileHash('Mine now.\n', false)
    place.server.answers['sync.desired'] = () => {
      place.write(agent, 'Mine later.\n')
      return answerOf(honest, { putBack: [{ id: agentId, have }] })
    }
    await place.ccm(['sync', '--yes'])
    expect(place.read(agent)).toBe('Mine later.\n')
  })

  it('says the same of a file only the user may read, and never sends its text', async () => {
    execFileSync('git', ['init', '-q', place.project])
    const secret = file('.claude/rules/private.md', 'Ours.\n', { private: true })
    sends(answerOf([...honest, secret]))
    const first = await place.ccm(['sync', '--yes'])
    expect(first.code, first.err).toBe(0)
    const mine = 'My own secret, hunter2.\n'
    place.write('.claude/rules/private.md', mine)
    sends(answerOf([...honest, secret], { putBack: [{ id: secret.id, have: fileHash(mine, false) }] }))
    await expectUntouched()
    expect(JSON.stringify(place.server.heard)).not.toContain('hunter2')
  })

  it('brings nothing back that a person deleted, without a yes', async () => {
    const before = place.read('.mcp.json')
    place.write('.mcp.json', '{ "mcpServers": { "mine": { "command": "x" } } }')
    sends(answerOf(honest, { putBack: [{ id: 'project:.mcp.json#/mcpServers/docs', have: null }] }))
    await expectUntouched()
    expect((await place.ccm(['sync', '--yes'])).code).toBe(0)
    expect(JSON.parse(place.read('.mcp.json'))).toEqual(JSON.parse(before))
  })

  it.each([
    ['a file', file('.claude/agents/mine.md', 'Evil.\n'), (text: string) => fileHash(text, false), '.claude/agents/mine.md'],
    ['a member', key('.mcp.json', '/mcpServers/mine', { command: 'evil' }), () => valueHash({ command: 'x' }), '.mcp.json'],
    ['a setting', key('.claude/settings.json', '/model', 'evil'), () => valueHash('opus'), '.claude/settings.json'],
  ] as const)('is no reason to write over what was never ours, unasked: %s', async (_name, artifact, hashOf, path) => {
    const wish = { id: artifact.id, have: hashOf(place.read(path)) }
    sends(answerOf([...honest, artifact], { putBack: [wish] }))
    await expectUntouched()
  })

  it('of what was never ours can be undone byte for byte after a yes', async () => {
    const mine = place.read('.claude/agents/mine.md')
    const evil = file('.claude/agents/mine.md', 'Evil.\n')
    sends(answerOf([...honest, evil], { putBack: [{ id: evil.id, have: fileHash(mine, false) }] }))
    const before = place.look()
    const run = await place.ccm(['sync', '--yes'])
    expect([0, 2], run.err).toContain(run.code)
    if (place.read('.claude/agents/mine.md') !== mine) expect((await place.ccm(['undo', '--yes'])).code).toBe(0)
    expect(place.look()).toEqual(before)
  })

  it.each([
    ['no list', { putBack: {} }],
    ['a list of texts', { putBack: [agentId] }],
    ['ids that are none', { putBack: [{ id: 5, have: null }] }],
    ['hashes that are none', { putBack: [{ id: agentId, have: 5 }] }],
    ['nothing', { putBack: [null] }],
  ])('is refused in words when it is %s', async (_name, more) => {
    place.write(agent, 'Mine now.\n')
    const before = place.look()
    sends(answerOf(honest, more))
    const { code, err } = await place.ccm(['sync', '--yes'])
    expect(code, err).toBe(1)
    expect(err).toMatch(/^ccm: \S[^\n]*\.\n$/)
    expect(place.look()).toEqual(before)
  })

  it('is not heard without the list it speaks of: an answer that nothing changed still asks', async () => {
    place.write(agent, 'Mine now.\n')
    sends({
      unchanged: true,
      serverId: 'server-one',
      libraryVersion: 10,
      revision: answerOf(honest).revision,
      putBack: [{ id: agentId, have: fileHash('Mine now.\n', false) }],
    })
    await expectUntouched()
  })
})

describe('a component that is said to have another name', () => {
  const named = (path: string, content: string, more: object = {}) =>
    file(path, content, { owners: [{ componentId: 'component-file', type: 'subagent', name: 'file', revision: 2 }], ...more })
  const others = honest.slice(1)

  it.each([
    ['out of the project', '../neighbour/.claude/agents/theirs.md'],
    ['into git', '.git/hooks/post-checkout'],
    ['to a source file', 'src/main.ts'],
    ['to a file the client runs by', '.claude/settings.json'],
    ['to the same in other letters of a reserved kind', '.claude/agents/con.md'],
    ['to a path with an escape code', '.claude/agents/\u001b[2Jx.md'],
  ])('does not move %s', async (_name, path) => {
    place.write(agent, `${place.read(agent)}\nMine.\n`)
    const before = place.look()
    sends(answerOf([...others, named(path, 'x')]))
    const { code, err } = await place.ccm(['sync', '--yes'])
    expect(code, err).toBe(1)
    expect(err).toMatch(/^ccm: Nothing was written, because the server's answer is refused/)
    expect(place.look()).toEqual(before)
  })

  it('never takes the place of what lies there', async () => {
    place.write(agent, `${place.read(agent)}\nMine.\n`)
    const [changed, mine] = [place.read(agent), place.read('.claude/agents/mine.md')]
    sends(answerOf([...others, named('.claude/agents/mine.md', 'Theirs.\n')]))
    const run = await place.ccm(['sync', '--yes'])
    expect(run.code, run.err).toBe(2)
    expect(place.read('.claude/agents/mine.md')).toBe(mine)
    expect(place.read(agent)).toBe(changed)
  })

  it('never takes what is a directory for a file', async () => {
    place.write('.claude/agents/folder/inner.md', 'Mine.\n')
    const before = place.look()
    sends(answerOf([...others, named('.claude/agents/folder', 'x')]))
    const run = await place.ccm(['sync', '--yes'])
    expect(run.code).not.toBe(0)
    expect(place.look()).toMatchObject({ 'project/.claude/agents/folder/inner.md': before['project/.claude/agents/folder/inner.md'] })
  })

  it('takes what a person made of it along, and an undo gives the very tree back', async () => {
    place.write(agent, place.read(agent).replace('Review.', 'Review as I do.'))
    const before = place.look()
    sends(answerOf([...others, named('.claude/agents/examiner.md', '---\nname: examiner\ndescription: Reviews\n---\n\nReview.\n')]))
    const run = await place.ccm(['sync', '--yes'])
    expect([0, 2], run.err).toContain(run.code)
    const all = Object.values(place.look()).join('\n')
    expect(all).toContain('Review as I do.')
    const undone = await place.ccm(['undo', '--yes'])
    expect([0, 2], undone.err).toContain(undone.code)
    expect(place.look()).toEqual(before)
  })

  it('brings nothing that runs without a yes', async () => {
    const hook = named('.claude/skills/x/run.sh', '#!/bin/sh\nevil\n', { executable: true, runs: false })
    const before = place.look()
    sends(answerOf([...others, hook]))
    const run = await place.ccm(['sync'])
    expect(run.code, run.err).toBe(2)
    const now = place.look()
    expect(now).not.toHaveProperty(['project/.claude/skills/x/run.sh'])
    expect({ ...now, ...before }).toEqual({ ...before, ...now })
  })

  it('moves a server within its file alone: a member of a person under the new name stays', async () => {
    const renamed = key('.mcp.json', '/mcpServers/mine', { type: 'stdio', command: 'docs-server' }, { runs: true })
    const before = place.read('.mcp.json')
    sends(answerOf([honest[0], ...honest.slice(2), renamed]))
    const run = await place.ccm(['sync', '--yes'])
    expect(run.code, run.err).toBe(2)
    expect(JSON.parse(place.read('.mcp.json')).mcpServers.mine).toEqual(JSON.parse(before).mcpServers.mine)
  })

  it('moves a block within its file alone: words of a person around it stay', async () => {
    place.write('CLAUDE.md', `Before.\r\n${place.read('CLAUDE.md')}After.\r\n`)
    const before = place.look()
    sends(answerOf([...honest.slice(0, 3), block('CLAUDE.md', 'other-rules', 'Be long.')]))
    expect((await place.ccm(['sync', '--yes'])).code).toBe(0)
    expect(place.read('CLAUDE.md')).toMatch(/^Before\.\r\n# Ours\r\n[^]*Be long\.[^]*After\.\r\n$/)
    expect((await place.ccm(['undo', '--yes'])).code).toBe(0)
    expect(place.look()).toEqual(before)
  })
})
