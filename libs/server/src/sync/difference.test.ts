import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { told } from '../told.ts'
import { type EditedTarget, editedTarget } from './edits/edited-target.ts'

let target: EditedTarget
beforeEach(async () => {
  target = await editedTarget(aComponent('mcp-server', 'search'), aComponent('claude-md', 'rules'))
})
afterEach(() => target.remove())

const block = 'project:CLAUDE.md#block/rules'
const server = 'project:.mcp.json#/mcpServers/search'
const difference = (id: string) => target.api.sync.difference({ targetId: target.targetId, id })

it('shows what stands on the disk beside what the library would write, and that it can be settled', async () => {
  const edit = await target.edit(server, '{\n  "command": "deno"\n}')
  expect(await difference(server)).toEqual({
    id: server,
    state: 'drifted',
    have: edit.have,
    disk: '{\n  "command": "deno"\n}',
    library: JSON.stringify({ type: 'stdio', command: 'node', args: ['search.js'], env: { TOKEN: '${TOKEN}' } }, null, 2),
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
