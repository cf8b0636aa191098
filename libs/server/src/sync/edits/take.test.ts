import { aComponent } from '@ccm/testing'
import { artifactHash } from '@ccm/formats/hash'
import { afterEach, describe, expect, it } from 'vitest'
import { told } from '../../told.ts'
import { type EditedTarget, editedTarget } from './edited-target.ts'

let target: EditedTarget
afterEach(() => target.remove())

const hashOf = async (id: string) => {
  const artifact = await target.artifact(id)
  return artifact && artifactHash(artifact)
}
const textOf = async (id: string) => {
  const artifact = await target.artifact(id)
  if (artifact?.kind === 'file' || artifact?.kind === 'block') return artifact.content
  return JSON.stringify(artifact?.value, null, 2)
}

describe('an edit that is taken into the library', () => {
  it('of a whole file becomes a new revision, and the library wants what the disk holds', async () => {
    target = await editedTarget(aComponent('subagent', 'critic'))
    const id = 'project:.claude/agents/critic.md'
    const before = await textOf(id)
    const edit = await target.edit(id, before.replace('You are critic.', 'You are strict.\n\nAnd kind.').replace('Read, Grep', 'Read'))
    const taken = await target.api.sync.take(edit)
    expect(taken).toMatchObject({ revision: 2, secrets: [], config: { tools: ['Read'], prompt: 'You are strict.\n\nAnd kind.' } })
    expect(await hashOf(id)).toBe(edit.have)
    expect(target.published).toContainEqual({ kind: 'component', action: 'updated', id: taken.id, name: 'critic' })
    expect((await target.api.activity.list({ limit: 1 })).items[0]).toMatchObject({ action: 'updated', before: 1, after: 2 })
  })

  it('of a block keeps the placeholders of the template and what describes them', async () => {
    const template = '# {{projectName}} in {{place}}\n\nTests are quick.\n\nAsk first.'
    const config = { template, placeholders: [{ name: 'place', description: 'Where' }] }
    target = await editedTarget(aComponent('claude-md', 'rules', { config }))
    const id = 'project:CLAUDE.md#block/rules'
    expect(await textOf(id)).toContain('# demo in Oslo')
    const edit = await target.edit(id, (await textOf(id)).replace('quick.', 'slow and use {{braces}}.'))
    const { config: taken } = await target.api.sync.take(edit)
    expect(taken).toEqual({ ...config, template: template.replace('quick.', 'slow and use \\{{braces}}.') })
    expect(await hashOf(id)).toBe(edit.have)
  })

  it('of an MCP server is read from its JSON', async () => {
    target = await editedTarget(aComponent('mcp-server', 'search'))
    const id = 'project:.mcp.json#/mcpServers/search'
    const edit = await target.edit(id, '{ "type": "stdio", "command": "deno", "env": { "TOKEN": "${TOKEN}" }, "mood": "good" }')
    expect((await target.api.sync.take(edit)).config).toEqual({
      type: 'stdio',
      command: 'deno',
      env: { TOKEN: '${TOKEN}' },
      extra: { mood: 'good' },
    })
    expect(await hashOf(id)).toBe(edit.have)
  })

  it('of an MCP server of one checkout is read in the text that is given, for it is private', async () => {
    target = await editedTarget(aComponent('mcp-server', 'search'))
    const components = [{ componentId: target.made[0]?.id ?? '', scope: 'local' as const }]
    await target.api.profiles.setComponents({ id: target.profile.id, components })
    const id = 'home:.claude.json#/projects/'
    const text = '{ "type": "stdio", "command": "deno" }'
    const edit = await target.edit(id, text, { reports: false })
    expect((await target.api.sync.take({ ...edit, text })).config).toEqual({ type: 'stdio', command: 'deno' })
    expect(await hashOf(id)).toBe(edit.have)
  })

  it('of one rule and one setting leaves the others', async () => {
    target = await editedTarget(
      aComponent('permissions', 'guard', { config: { ask: ['Bash(git push *)'], deny: ['Read(./a)', 'Read(./b)'] } }),
      aComponent('settings', 'quiet', { config: { env: { ONE: '1', TWO: '2' }, includeCoAuthoredBy: false } }),
    )
    const rule = await target.edit('project:.claude/settings.json#/permissions/deny[', '"Read(./c)"')
    expect((await target.api.sync.take(rule)).config).toEqual({ ask: ['Bash(git push *)'], deny: ['Read(./c)', 'Read(./b)'] })
    const setting = await target.edit('project:.claude/settings.json#/env/TWO', '"22"')
    expect((await target.api.sync.take(setting)).config).toEqual({ env: { ONE: '1', TWO: '22' }, includeCoAuthoredBy: false })
  })

  it('of a supporting file changes what is kept of it, executable or not', async () => {
    target = await editedTarget()
    const file = await target.api.components.uploadFile({ content: 'echo one\n' })
    const notes = await target.api.components.uploadFile({ content: 'Notes\n' })
    const files = [
      { path: 'run.sh', hash: file.hash, executable: false },
      { path: 'notes.md', hash: notes.hash, executable: false },
    ]
    const skill = await target.api.components.create(
      aComponent('skill', 'ship', { config: { description: 'Ships', prompt: 'Ship.', files } }),
    )
    await target.api.profiles.setComponents({ id: target.profile.id, components: [{ componentId: skill.id }] })
    const id = 'project:.claude/skills/ship/run.sh'
    const edit = await target.edit(id, 'echo two\n', { executable: true })
    await target.api.sync.take(edit)
    expect(await target.artifact(id)).toMatchObject({ content: 'echo two\n', executable: true })
    expect(await hashOf(id)).toBe(edit.have)
    expect(await textOf('project:.claude/skills/ship/notes.md')).toBe('Notes\n')
  })

  it('may be part of what stands there, in a text of its own', async () => {
    target = await editedTarget(aComponent('hook', 'guard'))
    const id = 'project:.claude/settings.json#/hooks/PreToolUse['
    const edit = await target.edit(id, '{ "hooks": [] }', { reports: false })
    const text = '{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "check" }] }'
    const { config } = await target.api.sync.take({ ...edit, text })
    expect(config).toEqual({ event: 'PreToolUse', matcher: 'Bash', hooks: [{ type: 'command', command: 'check' }] })
  })

  it('is told with what in it looks like a secret', async () => {
    target = await editedTarget(aComponent('mcp-server', 'search'))
    const secret = `${'ghp'}_${'q7Zt2LmV9xR4bNc8WsK1yDf6q7Zt2LmV9xR4'}`
    const edit = await target.edit('project:.mcp.json#/mcpServers/search', `{ "command": "x", "env": { "KEY": "${secret}" } }`)
    expect((await target.api.sync.take(edit)).secrets).toMatchObject([{ path: ['env', 'KEY'] }])
  })
})

describe('an edit is not taken', () => {
  const agent = 'project:.claude/agents/critic.md'
  const start = async () => {
    target = await editedTarget(aComponent('subagent', 'critic'), aComponent('mcp-server', 'search'))
  }
  const refused = async (edit: Parameters<EditedTarget['api']['sync']['take']>[0], code: string, message: RegExp) => {
    const revisions = await Promise.all(target.made.map(({ id }) => target.api.components.get({ id })))
    expect(await told(target.api.sync.take(edit))).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await Promise.all(target.made.map(({ id }) => target.api.components.get({ id })))).toEqual(revisions)
  }

  it('when another report came since, or none', async () => {
    await start()
    const edit = await target.edit(agent, `${await textOf(agent)}More.\n`)
    await refused({ ...edit, have: 'f'.repeat(64) }, 'stale', /Look at it again/)
    await refused({ ...edit, have: null }, 'stale', /Look at it again/)
    await refused({ ...edit, id: 'project:.mcp.json#/mcpServers/search' }, 'stale', /Look at it again/)
    await target.edit(agent, `${await textOf(agent)}Even more.\n`)
    await refused(edit, 'stale', /Look at it again/)
  })

  it('while its secrets are masked, and with a reference in their place it is', async () => {
    await start()
    const id = 'project:.mcp.json#/mcpServers/search'
    const masked = '{ "type": "stdio", "command": "x", "env": { "KEY": "‹secret 1›" } }'
    const edit = await target.edit(id, masked)
    await refused(edit, 'bad-request', /A secret in it is masked/)
    await refused({ ...edit, text: masked }, 'bad-request', /A secret in it is masked/)
    const { config } = await target.api.sync.take({ ...edit, text: masked.replace('‹secret 1›', '${KEY}') })
    expect(config).toMatchObject({ env: { KEY: '${KEY}' } })
  })

  it('when it is gone, waits to be written, or was not reported', async () => {
    await start()
    await refused(await target.edit(agent, undefined), 'conflict', /deleted there.*exclusion, or put it back/)
    await refused(await target.edit(agent, 'x', { state: 'waiting' }), 'conflict', /Run `ccm sync`/)
    await refused(await target.edit(agent, 'x', { state: 'outdated' }), 'conflict', /Run `ccm sync`/)
    await refused(await target.edit(agent, 'x', { reports: false }), 'bad-request', /not reported/)
  })

  it('when it cannot be read', async () => {
    await start()
    const text = await textOf(agent)
    await refused(await target.edit(agent, '---\nname: critic\n'), 'bad-request', /never closed/)
    await refused(await target.edit(agent, 'Just text.\n'), 'bad-request', /no subagent any more/)
    await refused(await target.edit(agent, text.replace('name: critic', 'name: other')), 'conflict', /called "other" there and "critic"/)
    const server = await target.edit('project:.mcp.json#/mcpServers/search', '{ "url": "https://e.com" }')
    await refused(server, 'bad-request', /not taken/)
    await refused({ ...server, text: '{ "command": ' }, 'bad-request', /no valid JSON/)
  })

  it('where its lines hold variables of the library', async () => {
    target = await editedTarget(aComponent('claude-md', 'rules', { config: { template: '# {{projectName}}\n\nText.' } }))
    await refused(await target.edit('project:CLAUDE.md#block/rules', '# Demo!\n\nText.'), 'conflict', /\{\{variables\}\}/)
  })

  it('where an exception changes the component on its way', async () => {
    await start()
    const [component] = target.made
    const patch = { description: 'Reviews here.' }
    await target.api.projects.overrides.set({ projectId: target.project.id, componentId: component?.id ?? '', action: 'modify', patch })
    await refused(
      await target.edit(agent, `${await textOf(agent)}More.\n`),
      'conflict',
      /changed by the project demo.*Keep the edit for this project/,
    )
  })

  it('when it comes from two components, or from ccm itself', async () => {
    const config = { deny: ['Read(./secret)'] }
    target = await editedTarget(
      aComponent('permissions', 'one', { config }),
      aComponent('permissions', 'two', { config }),
      aComponent('mcp-server', 'search'),
    )
    await refused(
      await target.edit('project:.claude/settings.json#/permissions/deny', '"Read(./x)"'),
      'conflict',
      /"one" and permissions "two"/,
    )
    const approval = await target.edit('project:.claude/settings.local.json#/enabledMcpjsonServers', '"other"')
    await refused(approval, 'conflict', /ccm writes it by itself/)
  })

  it('when the component was saved meanwhile and the library no longer wants it', async () => {
    await start()
    const edit = await target.edit(agent, `${await textOf(agent)}More.\n`)
    await target.api.profiles.setComponents({ id: target.profile.id, components: [] })
    await refused(edit, 'conflict', /does not name it any more/)
  })
})
