import { composeFiles } from '@ccm/formats'
import { aComponent, type AnyNewComponent, oneOfEach } from '@ccm/testing'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { made, profileOf } from './plain-calls.ts'
import { startSystem, type System } from './system.ts'

// Every step starts a process, and the computer may be busy with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let system: System
beforeAll(async () => void (system = await startSystem()))
afterAll(() => system.close())

const byPath = (files: readonly { path: string; content: string }[]) =>
  Object.fromEntries(files.map(({ path, content }) => [path, content]))

it('shows for a profile with one of each type, byte for byte, what arrives in an empty directory', async () => {
  await profileOf(system.url, 'each', oneOfEach('each'))
  const { artifacts } = await system.api.profiles.preview.query({ name: 'each', project: { name: 'each-project' } })
  const project = system.directory('each-project')
  expect((await project.ccm('apply', '--profile', 'each', '--yes')).code).toBe(0)
  expect(Object.keys(project.files())).toEqual([
    '.claude/agents/each-subagent.md',
    '.claude/commands/each-command.md',
    '.claude/output-styles/each-output-style.md',
    '.claude/rules/each-rule.md',
    '.claude/settings.json',
    '.claude/settings.local.json',
    '.claude/skills/each-skill/SKILL.md',
    '.mcp.json',
    'CLAUDE.md',
  ])
  expect(byPath(composeFiles(artifacts))).toEqual(project.files())
})

it('shows for a profile with two of each type what arrives, in one shared file', async () => {
  // There is one status line, and a marketplace has one source.
  const others = oneOfEach('two').filter(({ type }) => type !== 'status-line' && type !== 'plugin')
  await profileOf(system.url, 'pairs', [...oneOfEach('one'), ...others])
  const { artifacts } = await system.api.profiles.preview.query({ name: 'pairs', project: { name: 'pairs-project' } })
  const project = system.directory('pairs-project')
  expect((await project.ccm('apply', '--profile', 'pairs', '--yes')).code).toBe(0)
  expect(byPath(composeFiles(artifacts))).toEqual(project.files())
})

it.each(['base', 'web-app', 'api-service', 'automation', 'security-review'])(
  'shows for the starter profile %s, byte for byte, what arrives in an empty directory',
  async (name) => {
    const project = system.directory(`starter-${name}`)
    const { artifacts } = await system.api.profiles.preview.query({ name, project: { name: `starter-${name}` } })
    expect((await project.ccm('apply', '--profile', name, '--yes')).code).toBe(0)
    expect(byPath(composeFiles(artifacts))).toEqual(project.files())
    expect((await project.ccm('status')).code).toBe(0)
  },
)

describe('a component alone, where MCP servers are not approved', () => {
  beforeAll(async () => void (await system.api.settings.update.mutate({ approveMcpServers: false })))

  /** Without placeholders: those get other values in a project than in a preview. */
  function plain(component: AnyNewComponent): AnyNewComponent {
    if (component.type === 'claude-md') return { ...component, config: { template: '# Notes\n\n"Quoted" and `code`.' } }
    if (component.type === 'skill') return { ...component, config: { ...component.config, prompt: 'Know it.' } }
    return component.type === 'command' ? { ...component, config: { prompt: 'Do it.' } } : component
  }
  const inProjects = oneOfEach('single').filter(({ type }) => type !== 'keybindings')

  it.each(inProjects.map((component) => [component.type, plain(component)] as const))(
    'is shown for a %s, saved or not, as it becomes in a project',
    async (type, component) => {
      const unsaved = await system.api.components.preview.query(component)
      const { id } = await made(system.url, 'components.create', component)
      const saved = await system.api.components.preview.query({ id })
      expect(saved.files).toEqual(unsaved.files)
      expect(composeFiles(saved.artifacts)).toEqual(saved.files)
      await made(system.url, 'profiles.create', { name: `alone-${type}`, components: [{ componentId: id }] })
      const project = system.directory(`alone-${type}`)
      expect((await project.ccm('apply', '--profile', `alone-${type}`, '--yes')).code).toBe(0)
      expect(byPath(saved.files)).toEqual(project.files())
      const shown = await project.ccm('show', component.name, '--json')
      expect((JSON.parse(shown.out) as { files: unknown }).files).toEqual(saved.files)
    },
  )

  it("is shown for keybindings in a user's own directory, where alone they are read", async () => {
    const { files } = await system.api.components.preview.query(aComponent('keybindings', 'keys'))
    expect(files.map(({ path }) => path)).toEqual(['.claude/keybindings.json'])
  })
})
