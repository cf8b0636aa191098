import { type Facts, PROTOCOL } from '@ccm/contract'
import { aComponent } from '@ccm/testing'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { told } from '../told.ts'
import { type EditedTarget, editedTarget } from './edits/edited-target.ts'

const agent = 'project:.claude/agents/critic.md'
const facts: Facts = {
  platform: 'linux',
  shared: false,
  configDirectory: 'default',
  gitRoot: false,
  ccmVersion: '1.0.0',
  protocol: PROTOCOL,
}
let target: EditedTarget
beforeEach(async () => {
  target = await editedTarget(aComponent('subagent', 'critic'))
})
afterEach(() => target.remove())

const ask = (have?: string) => target.api.sync.desired({ targetId: target.targetId, facts, ...(have && { have }) })
const standing = async () => (await target.api.sync.status({ targetId: target.targetId })).exceptions

it('asks the machine with each answer, also where nothing else changed, until it is withdrawn', async () => {
  const edit = await target.edit(agent, 'Mine')
  expect(await ask()).not.toHaveProperty('putBack')
  expect(await target.api.sync.putBack(edit)).toMatchObject({ id: agent, state: 'drifted', hasText: true, putBack: true })
  expect(await standing()).toMatchObject([{ id: agent, putBack: true }])
  const { revision, putBack } = await ask()
  expect(putBack).toEqual([{ id: agent, have: edit.have }])
  expect(await ask(revision)).toMatchObject({ unchanged: true, putBack })
  expect(target.published.at(-1)).toEqual({ kind: 'target', action: 'updated', id: target.targetId, name: 'demo' })
  expect((await target.api.activity.list({ limit: 1 })).items[0]).toMatchObject({ subject: { kind: 'project', name: 'demo' } })
  await target.api.sync.putBack(edit)
  expect((await target.api.sync.putBack({ ...edit, withdraw: true })).putBack).toBe(false)
  expect(await ask(revision)).not.toHaveProperty('putBack')
})

it('is over when a report no longer has it, or has something else there', async () => {
  const gone = await target.edit(agent, undefined)
  await target.api.sync.putBack(gone)
  await target.edit(agent, undefined)
  expect((await ask()).putBack).toEqual([{ id: agent, have: null }])
  await target.edit(agent, 'Something else')
  expect(await ask()).not.toHaveProperty('putBack')
  const { revision, libraryVersion } = await ask()
  await target.api.sync.putBack(await target.edit(agent, 'Mine'))
  await target.api.sync.report({ targetId: target.targetId, revision, libraryVersion, counts: {}, exceptions: [] })
  expect(await ask()).not.toHaveProperty('putBack')
})

it('is over when the edit is taken or kept', async () => {
  const edit = await target.edit(agent, '---\nname: critic\ndescription: x\n---\nText\n')
  await target.api.sync.putBack(edit)
  await target.api.sync.keep(edit)
  expect(await ask()).not.toHaveProperty('putBack')
})

it.each([
  ['something else stands there', 'stale', async () => ({ ...(await target.edit(agent, 'Mine')), have: null })],
  ['it only waits to be written', 'conflict', () => target.edit(agent, 'Mine', { state: 'outdated' as const })],
  [
    'the library has nothing to put there',
    'conflict',
    async () => {
      const edit = await target.edit(agent, 'Mine')
      await target.api.profiles.setComponents({ id: target.profile.id, components: [] })
      return edit
    },
  ],
] as const)('is not asked for when %s', async (_what, code, edit) => {
  expect(await told(target.api.sync.putBack(await edit()))).toMatchObject({ code })
  expect(await ask()).not.toHaveProperty('putBack')
})
