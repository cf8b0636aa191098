import type { AnyComponent, ComponentType, ConfigOf } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { composeFiles } from './compose-files.ts'
import { renderTarget, type TargetComponent } from './render-target.ts'
import { context, sample } from './samples.ts'
import { UnresolvableError } from './unresolvable-error.ts'

const at = (level: number, name: string, component: AnyComponent): TargetComponent => ({
  component: { ...component, name, id: `${name}-id` },
  scope: 'project',
  level,
})
const agent = (level: number, name: string, key: string, prompt: string) =>
  at(level, name, sample('subagent', key, { description: 'A', prompt }))
const rules = (level: number, name: string, config: ConfigOf<'permissions'>) => at(level, name, sample('permissions', name, config))
const render = (...components: TargetComponent[]) => renderTarget({ ...context, components })

function unresolvable(...components: TargetComponent[]): UnresolvableError {
  try {
    render(...components)
  } catch (error) {
    if (error instanceof UnresolvableError) return error
    throw error
  }
  throw new Error('expected it not to resolve')
}

describe('two components with one identity', () => {
  it('and equal content own one artifact, at any level', () => {
    const { artifacts, warnings } = render(rules(0, 'base', { defaultMode: 'plan' }), rules(2, 'mine', { defaultMode: 'plan' }))
    expect(artifacts).toMatchObject([{ value: 'plan', owners: [{ name: 'base' }, { name: 'mine' }] }])
    expect(warnings).toEqual([])
  })

  it.each([
    ['first', [agent(0, 'base', 'reviewer', 'Old'), agent(1, 'mine', 'reviewer', 'New')]],
    ['last', [agent(1, 'mine', 'reviewer', 'New'), agent(0, 'base', 'reviewer', 'Old')]],
  ])('and different content go to the higher level, the lower one named %s', (_order, components) => {
    const { artifacts, warnings } = render(...components)
    expect(artifacts).toMatchObject([{ content: expect.stringContaining('New'), owners: [{ name: 'mine' }] }])
    expect(warnings).toMatchObject([
      {
        code: 'shadowed',
        owner: { name: 'base' },
        message:
          'The subagent "base" is not written to .claude/agents/reviewer.md: the subagent "mine" comes later and gives other content for it.',
      },
    ])
  })

  it('and different content at the same level do not resolve', () => {
    const error = unresolvable(agent(1, 'one', 'reviewer', 'One'), agent(1, 'two', 'reviewer', 'Two'))
    expect(error.message).toMatchInlineSnapshot(
      `"Nothing was written, because components contradict each other. The subagent "one" and the subagent "two" want different content for .claude/agents/reviewer.md. Change one of them, give it another key, or leave it out of the profile."`,
    )
    expect(error.clashes).toMatchObject([
      { id: 'project:.claude/agents/reviewer.md', path: '.claude/agents/reviewer.md', owners: [{ name: 'one' }, { name: 'two' }] },
    ])
  })

  it('that differ at the highest level alone do not resolve, whoever agrees below', () => {
    const error = unresolvable(
      rules(0, 'base', { defaultMode: 'plan' }),
      rules(1, 'one', { defaultMode: 'plan' }),
      rules(1, 'two', { defaultMode: 'auto' }),
    )
    expect(error.message).toMatchInlineSnapshot(
      `"Nothing was written, because components contradict each other. The permissions component "one" and the permissions component "two" want different content for /permissions/defaultMode in .claude/settings.json. Change one of them, give it another key, or leave it out of the profile."`,
    )
  })

  it('that clash below the highest level do no harm', () => {
    const { artifacts, warnings } = render(
      rules(0, 'one', { defaultMode: 'plan' }),
      rules(0, 'two', { defaultMode: 'auto' }),
      rules(1, 'mine', { defaultMode: 'auto' }),
    )
    expect(artifacts).toMatchObject([{ value: 'auto', owners: [{ name: 'two' }, { name: 'mine' }] }])
    expect(warnings).toMatchObject([{ code: 'shadowed', owner: { name: 'one' } }])
  })

  it.each([
    ['case', 'Reviewer', 'reviewer'],
    ['how an accent is composed', 'pr\u00fcfer', 'pru\u0308fer'],
  ])('are one file also where they differ in %s', (_what, left, right) => {
    expect(unresolvable(agent(1, 'one', left, 'A'), agent(1, 'two', right, 'A')).clashes).toHaveLength(1)
  })
})

it('names every contradiction at once', () => {
  const block = (name: string, template: string) => at(0, name, sample('claude-md', 'rules', { template }))
  const error = unresolvable(
    agent(0, 'one', 'reviewer', 'One'),
    agent(0, 'two', 'reviewer', 'Two'),
    block('three', 'Three'),
    block('four', 'Four'),
  )
  expect(error.message).toMatchInlineSnapshot(
    `"Nothing was written, because components contradict each other. The subagent "one" and the subagent "two" want different content for .claude/agents/reviewer.md. The CLAUDE.md component "three" and the CLAUDE.md component "four" want different content for the block "rules" of CLAUDE.md. Change one of them, give it another key, or leave it out of the profile."`,
  )
  expect(error.clashes).toHaveLength(2)
})

it('does not resolve when a file would have to be a directory', () => {
  const command = (name: string, key: string) => at(0, name, sample('command', key, { prompt: 'Hello' }))
  const error = unresolvable(command('one', 'Git'), command('two', 'git.md/commit'))
  expect(error.message).toMatchInlineSnapshot(
    `"Nothing was written, because components contradict each other. The command "one" and the command "two" need .claude/commands/Git.md as a file and as a directory. Change one of them, give it another key, or leave it out of the profile."`,
  )
})

describe('elements of one array', () => {
  it('that are equal stand there once and have several owners', () => {
    const { artifacts } = render(rules(0, 'one', { allow: ['Read', 'Edit'] }), rules(1, 'two', { allow: ['Edit', 'Write'] }))
    expect(artifacts).toMatchObject([
      { id: 'project:.claude/settings.json#/permissions/allow[one-id/0]', value: 'Read', owners: [{ name: 'one' }] },
      { id: 'project:.claude/settings.json#/permissions/allow[one-id/1]', value: 'Edit', owners: [{ name: 'one' }, { name: 'two' }] },
      { id: 'project:.claude/settings.json#/permissions/allow[two-id/1]', value: 'Write', owners: [{ name: 'two' }] },
    ])
  })

  it('stay apart in different files and arrays', () => {
    const local: TargetComponent = { ...rules(0, 'two', { allow: ['Read'] }), scope: 'local' }
    expect(render(rules(0, 'one', { allow: ['Read'], deny: ['Read'] }), local).artifacts).toHaveLength(3)
  })
})

it('keeps the order of components, and says what each has to say', () => {
  const { artifacts, warnings } = render(
    at(0, 'docs', sample('mcp-server', 'docs', { type: 'stdio', command: ' docs' })),
    rules(0, 'rules', { allow: ['Read'] }),
    at(0, 'text', sample('claude-md', 'text', { template: '{{missing}}' })),
  )
  expect(artifacts.map(({ path }) => path)).toEqual(['.mcp.json', '.claude/settings.json', 'CLAUDE.md'])
  expect(warnings.map(({ code }) => code)).toEqual(['white-space', 'needs-trust', 'unknown-placeholder'])
})

it('marks as private what is written for one checkout alone', () => {
  const configs = [
    sample('permissions', 'a', { deny: ['Read'] }),
    sample('hook', 'b', { event: 'Stop', hooks: [{ type: 'prompt', prompt: 'Done?' }] }),
    sample('claude-md', 'c', { template: 'Text' }),
  ] satisfies { type: ComponentType }[]
  const components = configs.map((component): TargetComponent => ({ component, scope: 'local', level: 0 }))
  const { artifacts } = render(...components)
  expect(artifacts.every((artifact) => artifact.private)).toBe(true)
  expect(composeFiles(artifacts).map(({ path }) => path)).toEqual(['.claude/settings.local.json', 'CLAUDE.local.md'])
})

describe('a setting that is a value here and a container there', () => {
  const settings = (level: number, name: string, config: ConfigOf<'settings'>) => at(level, name, sample('settings', name, config))
  const json = (...components: TargetComponent[]) => JSON.parse(composeFiles(render(...components).artifacts)[0]?.content ?? '')

  it('goes to the later level, and the other is named', () => {
    const { artifacts, warnings } = render(settings(0, 'base', { later: { a: 1, b: 2 } }), settings(1, 'mine', { later: true }))
    expect(artifacts).toMatchObject([{ pointer: '/later', value: true, owners: [{ name: 'mine' }] }])
    expect(warnings.filter(({ code }) => code === 'shadowed').map(({ message }) => message)).toEqual([
      'The settings component "base" is not written to /later/a in .claude/settings.json: the settings component "mine" comes later and gives other content for it.',
      'The settings component "base" is not written to /later/b in .claude/settings.json: the settings component "mine" comes later and gives other content for it.',
    ])
    expect(json(settings(1, 'mine', { later: { a: 1 } }), settings(0, 'base', { later: ['x'] }))).toEqual({ later: { a: 1 } })
  })

  it('does not resolve at the same level', () => {
    const error = unresolvable(settings(0, 'one', { later: true }), settings(0, 'two', { later: { a: 1 } }))
    expect(error.message).toContain(
      'The settings component "one" and the settings component "two" want different content for /later in .claude/settings.json.',
    )
  })

  it.each([
    [{ later: {} }, { later: { a: 1 } }],
    [{ later: [] }, { later: ['a'] }],
  ])('gives way without a word where it is empty: %j', (empty, full) => {
    for (const level of [0, 1, 2]) {
      expect(json(settings(level, 'one', empty), settings(1, 'two', full))).toEqual(full)
    }
    expect(render(settings(0, 'one', empty), settings(1, 'two', full)).warnings.filter(({ code }) => code === 'shadowed')).toEqual([])
  })
})

it('warns of two files that give one subagent, of which Claude Code loads one', () => {
  const moved = at(0, 'two', sample('subagent', 'reviewer', { description: 'A', prompt: 'B', file: 'team/reviewer' }))
  const { artifacts, warnings } = render(agent(0, 'one', 'reviewer', 'A'), moved, agent(0, 'other', 'helper', 'C'))
  expect(artifacts).toHaveLength(3)
  expect(warnings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    'shadowed: The subagent "one" in .claude/agents/reviewer.md and the subagent "two" in .claude/agents/team/reviewer.md have one name. Claude Code loads only one of them. Give one of them another key.',
  ])
})
