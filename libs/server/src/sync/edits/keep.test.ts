import { artifactHash } from '@ccm/formats/hash'
import { aComponent } from '@ccm/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { told } from '../../told.ts'
import { type EditedTarget, editedTarget } from './edited-target.ts'

let target: EditedTarget
afterEach(() => target.remove())

const agent = 'project:.claude/agents/critic.md'
const textOf = async (id: string) => {
  const artifact = await target.artifact(id)
  return artifact && 'content' in artifact ? artifact.content : ''
}
const hashOf = async (id: string) => {
  const artifact = await target.artifact(id)
  return artifact && artifactHash(artifact)
}
const overrides = async () => (await target.api.projects.overrides.list({ projectId: target.project.id })).items
const setOverride = (action: { action: 'modify'; patch: object } | { action: 'include' }) => {
  const of = { projectId: target.project.id, componentId: target.made[0]?.id ?? '' }
  return target.api.projects.overrides.set(
    action.action === 'modify' ? { ...of, action: 'modify', patch: { ...action.patch } } : { ...of, ...action },
  )
}

describe('an edit that is kept for its project', () => {
  it('becomes an exception with what differs; the component stays as it is', async () => {
    target = await editedTarget(
      aComponent('subagent', 'critic', {
        config: { description: 'Reviews.', tools: ['Read'], prompt: 'You review {{place}}.\n\nBe kind.' },
      }),
    )
    const edit = await target.edit(agent, (await textOf(agent)).replace('Be kind.', 'Be strict.').replace('tools: Read\n', ''))
    const kept = await target.api.sync.keep(edit)
    expect(kept).toMatchObject({
      level: 'project',
      action: 'modify',
      patch: { prompt: 'You review {{place}}.\n\nBe strict.', tools: null },
    })
    expect(await hashOf(agent)).toBe(edit.have)
    expect(await target.api.components.get({ id: kept.component.id })).toMatchObject({ revision: 1, config: { tools: ['Read'] } })
    expect(target.published.at(-1)).toMatchObject({ kind: 'project', action: 'updated' })
    expect((await target.api.activity.list({ limit: 1 })).items[0]).toMatchObject({ subject: { kind: 'override' } })
  })

  it('goes into the exception there is', async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    await setOverride({ action: 'modify', patch: { model: 'opus' } })
    const edit = await target.edit(agent, `${await textOf(agent)}\nMore.\n`)
    expect((await target.api.sync.keep(edit)).patch).toEqual({ model: 'opus', prompt: 'You are critic.\n\nMore.' })
    expect(await overrides()).toHaveLength(1)
    expect(await hashOf(agent)).toBe(edit.have)
  })

  it('is an exclusion when nothing of the component is left', async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    expect(await target.api.sync.keep(await target.edit(agent, undefined))).toMatchObject({ action: 'exclude' })
    expect(await target.artifact(agent)).toBeUndefined()
  })

  it('is the rest of the component when a part of it was deleted', async () => {
    target = await editedTarget(aComponent('permissions', 'guard', { config: { deny: ['Read(./a)', 'Read(./b)', 'Read(./c)'] } }))
    const edit = await target.edit('project:.claude/settings.json#/permissions/deny', undefined)
    expect(await target.api.sync.keep(edit)).toMatchObject({ action: 'modify', patch: { deny: ['Read(./b)', 'Read(./c)'] } })
  })
})

describe('an edit is not kept', () => {
  const refused = async (edit: Parameters<EditedTarget['api']['sync']['keep']>[0], code: string, message: RegExp) => {
    const before = await overrides()
    expect(await told(target.api.sync.keep(edit))).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await overrides()).toEqual(before)
  }
  const edited = async () => target.edit(agent, `${await textOf(agent)}More.\n`)

  it('when another one stands there by now', async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    await refused({ ...(await edited()), have: null }, 'stale', /Look at it again/)
  })

  it('while its secrets are masked', async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    await refused(await target.edit(agent, `${await textOf(agent)}‹secret 1›\n`), 'bad-request', /masked/)
  })

  it('where an exception of the machine comes over it', async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    const of = { machineId: target.machineId, componentId: target.made[0]?.id ?? '' }
    await target.api.machines.overrides.set({ ...of, action: 'modify', patch: { model: 'opus' } })
    await refused(await edited(), 'conflict', /machine studio changes this subagent too/)
  })

  it('where the project itself includes the component', async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    await setOverride({ action: 'include' })
    await refused(await edited(), 'conflict', /by an exception of this project/)
  })

  it("in a machine's own directory", async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    const path = '/home/me/.claude'
    const user = await target.api.machines.bindUser({ machineId: target.machineId, path, profile: { name: 'web' } })
    const facts = { platform: 'linux' as const, shared: false, configDirectory: 'default' as const, ccmVersion: '1.0.0', protocol: 1 }
    const { revision, libraryVersion } = await target.api.sync.desired({ targetId: user.targetId, facts })
    const have = 'a'.repeat(64)
    const id = 'home:.claude/agents/critic.md'
    const exceptions = [{ id, state: 'drifted' as const, have, text: '---\nname: critic\ndescription: x\n---\nText\n' }]
    await target.api.sync.report({ targetId: user.targetId, revision, libraryVersion, counts: {}, exceptions })
    await refused({ targetId: user.targetId, id, have }, 'conflict', /would reach its projects too/)
    expect(await target.api.sync.take({ targetId: user.targetId, id, have })).toMatchObject({ config: { prompt: 'Text' } })
  })
})
