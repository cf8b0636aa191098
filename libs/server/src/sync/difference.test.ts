import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { told } from '../told.ts'
import { type EditedTarget, editedTarget } from './edits/edited-target.ts'

let target: EditedTarget
beforeEach(async () => {
  target = await editedTarget(aComponent('mcp-server', 'search'), aComponent('claude-md', 'rules'))
})
afterEach(() => target.remove())

const agent = 'project:.claude/agents/critic.md'
const block = 'project:CLAUDE.md#block/rules'
const server = 'project:.mcp.json#/mcpServers/search'
const difference = (id: string) => target.api.sync.difference({ targetId: target.targetId, id })

it('shows what stands on the disk beside what the library would write, and that it can be settled', async () => {
  const edit = await target.edit(server, '{\n  "command": "deno"\n}')
  const library = JSON.stringify({ type: 'stdio', command: 'node', args: ['search.js'], env: { TOKEN: '${TOKEN}' } }, null, 2)
  expect(await difference(server)).toEqual({
    id: server,
    state: 'drifted',
    have: edit.have,
    disk: '{\n  "command": "deno"\n}',
    library,
    written: library,
    path: '.mcp.json',
    kind: 'key',
    since: expect.any(String),
    owners: [{ componentId: target.made[0]?.id, type: 'mcp-server', name: 'search', revision: 1 }],
    putBack: false,
    takeProblem: null,
    keepProblem: null,
  })
})

it('says why an edit cannot be settled, and what helps', async () => {
  await target.edit(block, undefined)
  expect(await difference(block)).toMatchObject({
    disk: null,
    have: null,
    takeProblem: 'It was deleted there. Keep that for this project as an exclusion, or put it back.',
    keepProblem: null,
  })
  await target.edit(block, 'Token: ‹secret 1›')
  expect(await difference(block)).toMatchObject({
    takeProblem: expect.stringMatching(/masked/),
    keepProblem: expect.stringMatching(/masked/),
  })
})

it('has nothing of the library when it no longer names it', async () => {
  await target.edit(block, 'Mine')
  await target.api.profiles.setComponents({ id: target.profile.id, components: [] })
  expect(await difference(block)).toMatchObject({ library: null, owners: [], takeProblem: expect.stringMatching(/does not name it/) })
})

it('is not found for what is in step', async () => {
  expect(await told(difference(server))).toMatchObject({ code: 'not-found', message: expect.stringMatching(/in step/) })
})

describe('what the library said at the last agreement', () => {
  const save = (config: object) => {
    const [, rules] = target.made
    return target.api.components.update({ id: rules?.id ?? '', expectedRevision: revision++, config })
  }
  let revision = 1
  beforeEach(() => {
    revision = 1
  })

  it('is found among the revisions of its component', async () => {
    await save({ template: 'First in {{place}}.' })
    await target.edit(block, 'Mine', { state: 'conflict' })
    await save({ template: 'Second.' })
    await save({ template: 'Third.' })
    expect(await difference(block)).toMatchObject({ written: 'First in Oslo.', library: 'Third.', disk: 'Mine', kind: 'block' })
  })

  it('is found with the exception its project makes of it', async () => {
    target = await editedTarget(aComponent('subagent', 'critic', { config: { description: 'Reviews.', prompt: 'One.' } }))
    const [{ id: componentId } = { id: '' }] = target.made
    await target.api.projects.overrides.set({ projectId: target.project.id, componentId, action: 'modify', patch: { model: 'opus' } })
    await target.edit(agent, 'Mine')
    await target.api.components.update({ id: componentId, expectedRevision: 1, config: { description: 'Reviews.', prompt: 'Two.' } })
    const { written, library } = await difference(agent)
    expect(written).toBe(library?.replace('Two.', 'One.'))
    expect(written).toContain('model: opus')
  })

  it('is not told when no revision gives it any more', async () => {
    await target.edit(block, 'Mine')
    await target.api.profiles.update({ id: target.profile.id, expectedRevision: 1, variables: { place: 'Rome', testCommand: 'make' } })
    expect(await difference(block)).toMatchObject({ written: null, library: expect.stringContaining('make') })
  })

  it('is not looked for in more than fifty revisions', async () => {
    await target.edit(block, 'Mine')
    for (let n = 0; n < 50; n += 1) await save({ template: `Rules ${n}` })
    expect((await difference(block)).written).not.toBeNull()
    await save({ template: 'One more' })
    expect((await difference(block)).written).toBeNull()
  })

  it('is not told of what several components share, once that moved, nor of what was never agreed on', async () => {
    const config = { deny: ['Read(./secret)'] }
    target = await editedTarget(aComponent('permissions', 'one', { config }), aComponent('permissions', 'two', { config }))
    const edit = await target.edit('project:.claude/settings.json#/permissions/deny', '"Read(./x)"')
    const { revision: at, libraryVersion } = await target.desired()
    const report = (last?: string) =>
      target.api.sync.report({
        targetId: target.targetId,
        revision: at,
        libraryVersion,
        counts: {},
        exceptions: [{ id: edit.id, state: 'conflict', have: edit.have ?? '', ...(last && { last }) }],
      })
    await report('a'.repeat(64))
    expect(await difference(edit.id)).toMatchObject({ written: null, kind: 'element', path: '.claude/settings.json' })
    await report()
    expect(await difference(edit.id)).toMatchObject({ written: null })
  })
})

it('says where something stands that the library no longer names', async () => {
  const ids = {
    'project:.claude/agents/critic.md': ['.claude/agents/critic.md', 'file'],
    'home:.claude/CLAUDE.md#block/rules': ['~/.claude/CLAUDE.md', 'block'],
    'home:.claude.json#/mcpServers/search': ['~/.claude.json', 'key'],
    'project:.claude/settings.json#/permissions/deny[some-id/0]': ['.claude/settings.json', 'element'],
  }
  const { revision, libraryVersion } = await target.desired()
  const exceptions = Object.keys(ids).map((id) => ({ id, state: 'drifted' as const, have: 'a'.repeat(64) }))
  await target.api.profiles.setComponents({ id: target.profile.id, components: [] })
  await target.api.sync.report({ targetId: target.targetId, revision, libraryVersion, counts: {}, exceptions })
  for (const [id, [path, kind]] of Object.entries(ids)) {
    expect(await difference(id)).toMatchObject({ path, kind, library: null, written: null })
  }
})
