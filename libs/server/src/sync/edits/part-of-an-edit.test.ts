import { aComponent } from '@ccm/testing'
import { afterEach, describe, expect, it } from 'vitest'
import { told } from '../../told.ts'
import { type EditedTarget, editedTarget } from './edited-target.ts'

let target: EditedTarget
afterEach(() => target.remove())

const agent = 'project:.claude/agents/critic.md'
const block = 'project:CLAUDE.md#block/rules'
const server = 'project:.mcp.json#/mcpServers/search'
const hook = 'project:.claude/settings.json#/hooks/PreToolUse['

const start = async () => {
  target = await editedTarget(
    aComponent('subagent', 'critic', { config: { description: 'Reviews.', prompt: 'One.\n\nTwo {{place}}.\n\nThree.' } }),
    aComponent('claude-md', 'rules', { config: { template: 'One.\n\nTwo {{place}}.\n\nThree.' } }),
    aComponent('mcp-server', 'search', { config: { type: 'stdio', command: 'node', args: ['a'] } }),
    aComponent('hook', 'guard', { config: { event: 'PreToolUse', matcher: 'Bash', hooks: [{ type: 'command', command: 'one' }] } }),
  )
}
const textOf = async (id: string) => {
  const artifact = await target.artifact(id)
  if (artifact?.kind === 'file' || artifact?.kind === 'block') return artifact.content
  return JSON.stringify(artifact?.value, null, 2)
}

/** What a person made of it, and of that the part to settle. */
const edits: [string, string, (text: string) => string, (text: string) => string, object][] = [
  [
    'a whole file',
    agent,
    (text) => text.replace('One.', 'First.').replace('Three.', 'Third.'),
    (text) => text.replace('Three.', 'Third.'),
    { prompt: 'One.\n\nTwo {{place}}.\n\nThird.' },
  ],
  [
    'a block',
    block,
    (text) => `${text.replace('One.', 'First.')}\n\nFour.`,
    (text) => `${text}\n\nFour.`,
    { template: 'One.\n\nTwo {{place}}.\n\nThree.\n\nFour.' },
  ],
  ['a key', server, (text) => text.replace('node', 'deno').replace('"a"', '"b"'), (text) => text.replace('"a"', '"b"'), { args: ['b'] }],
  [
    'an element',
    hook,
    (text) => text.replace('Bash', 'Write').replace('one', 'two'),
    (text) => text.replace('one', 'two'),
    { hooks: [{ type: 'command', command: 'two' }] },
  ],
]

describe.each(edits)('a part of an edit of %s', (_what, place, all, part, changed) => {
  it('is taken into the library, and the rest stays as the library had it', async () => {
    await start()
    const before = await textOf(place)
    const text = part(before)
    const taken = await target.api.sync.take({ ...(await target.edit(place, all(before))), text, expectedRevision: 1 })
    expect(taken).toMatchObject({ revision: 2, config: changed })
    expect(await textOf(place)).toBe(text)
  })

  it('is kept for the project, and the library stays as it was', async () => {
    await start()
    const before = await textOf(place)
    const text = part(before)
    const kept = await target.api.sync.keep({ ...(await target.edit(place, all(before))), text, expectedRevision: 1 })
    expect(kept).toMatchObject({ action: 'modify', level: 'project' })
    expect(kept.patch).toEqual(changed)
    expect(await textOf(place)).toBe(text)
    expect((await target.api.components.get({ id: kept.component.id })).revision).toBe(1)
  })

  it('is neither when nothing of the edit is in it', async () => {
    await start()
    const before = await textOf(place)
    const edit = { ...(await target.edit(place, all(before))), text: before }
    expect(await told(target.api.sync.take(edit))).toMatchObject({ code: 'conflict', message: expect.stringMatching(/nothing to take/) })
    expect(await told(target.api.sync.keep(edit))).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/no exception is needed/),
    })
  })

  it('is neither when the component was saved since it was looked at', async () => {
    await start()
    const before = await textOf(place)
    const edit = { ...(await target.edit(place, all(before))), text: part(before), expectedRevision: 1 }
    const [owner] = (await target.artifact(place))?.owners ?? []
    const id = owner?.componentId ?? ''
    const { config } = await target.api.components.get({ id })
    const moved = await target.api.components.update({ id, expectedRevision: 1, config, description: 'Another' })
    expect(moved.revision).toBe(2)
    for (const settle of [target.api.sync.take, target.api.sync.keep]) {
      expect(await told(settle(edit))).toMatchObject({ code: 'stale', issues: [{ path: ['expectedRevision'] }] })
    }
    expect((await target.api.components.get({ id })).revision).toBe(2)
    expect(await target.api.sync.take({ ...edit, expectedRevision: 2 })).toMatchObject({ revision: 3, config: changed })
  })

  it('is put back whole, until that is withdrawn', async () => {
    await start()
    const edit = await target.edit(place, all(await textOf(place)))
    expect(await target.api.sync.putBack(edit)).toMatchObject({ id: edit.id, state: 'drifted', putBack: true })
    expect((await target.desired()).putBack).toEqual([{ id: edit.id, have: edit.have }])
    expect(await target.api.sync.putBack({ ...edit, withdraw: true })).toMatchObject({ putBack: false })
    expect((await target.desired()).putBack).toBeUndefined()
  })
})

describe('a deletion', () => {
  it.each([
    ['a whole file', agent],
    ['a block', block],
    ['a key', server],
    ['an element', hook],
  ])('of %s is not taken, may be kept as an exclusion, and may be put back', async (_what, place) => {
    await start()
    const edit = await target.edit(place, undefined)
    expect(await told(target.api.sync.take({ ...edit, expectedRevision: 1 }))).toMatchObject({ code: 'conflict' })
    expect(await target.api.sync.putBack(edit)).toMatchObject({ state: 'missing', putBack: true })
    expect(await target.api.sync.keep(edit)).toMatchObject({ action: 'exclude' })
    expect(await target.artifact(place)).toBeUndefined()
    expect((await target.desired()).putBack).toBeUndefined()
  })

  it('may be settled by a text in its place', async () => {
    await start()
    const text = (await textOf(agent)).replace('One.', 'First.')
    expect(await target.api.sync.take({ ...(await target.edit(agent, undefined)), text })).toMatchObject({ revision: 2 })
    expect(await textOf(agent)).toBe(text)
  })
})

it('is not kept when it is what the library says without the exception of the project', async () => {
  await start()
  const plain = await textOf(agent)
  const [component] = target.made
  const patch = { model: 'opus' }
  await target.api.projects.overrides.set({ projectId: target.project.id, componentId: component?.id ?? '', action: 'modify', patch })
  expect(await told(target.api.sync.keep(await target.edit(agent, plain)))).toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/Remove that exception instead/),
  })
})
