import { describe, expect, it } from 'vitest'
import { configIn, parse, problemsIn } from './samples.ts'

const inSettings = (json: object) => ({ '.claude/settings.json': json })
const only = (json: object) => configIn(inSettings(json))
const problems = (json: object) => problemsIn(inSettings(json)).map((problem) => problem.replace('.claude/settings.json ', ''))
const command = { type: 'command', command: './check.sh' }

it('gives a component for each thing in it, with plain names', () => {
  const { components, unmanaged } = parse({
    '.claude/settings.json': {
      $schema: 'https://json.schemastore.org/claude-code-settings.json',
      permissions: { allow: ['Read'] },
      hooks: {
        PreToolUse: [
          { matcher: 'Bash', hooks: [command] },
          { matcher: 'Bash', hooks: [command, command] },
          { matcher: 'Edit|Write', hooks: [command] },
        ],
        Stop: [{ hooks: [command] }, { matcher: '*', hooks: [command] }],
      },
      statusLine: command,
      enabledPlugins: { 'fmt@acme': true },
      model: 'opus',
      env: { A: '1' },
    },
    '.claude/settings.local.json': { permissions: { deny: ['WebFetch'] }, model: 'haiku' },
  })
  expect(components.map(({ type, name, key, scope }) => [type, name, key, scope])).toEqual([
    ['hook', 'pre-tool-use-bash', 'pre-tool-use-bash', 'project'],
    ['hook', 'pre-tool-use-bash-2', 'pre-tool-use-bash-2', 'project'],
    ['hook', 'pre-tool-use-edit-write', 'pre-tool-use-edit-write', 'project'],
    ['hook', 'stop', 'stop', 'project'],
    ['hook', 'stop-2', 'stop-2', 'project'],
    ['permissions', 'project-permissions', 'project-permissions', 'project'],
    ['permissions', 'local-permissions', 'local-permissions', 'local'],
    ['settings', 'project-settings', 'project-settings', 'project'],
    ['settings', 'local-settings', 'local-settings', 'local'],
    ['status-line', 'project-status-line', 'project-status-line', 'project'],
    ['plugin', 'fmt-acme', 'fmt@acme', 'project'],
  ])
  expect(components.find(({ name }) => name === 'project-settings')?.config).toEqual({ model: 'opus', env: { A: '1' } })
  expect(unmanaged).toEqual([])
})

it.each([
  ['is no JSON', '{ "model": "opus", }', /no valid JSON/],
  ['has comments', '// mine\n{}', /no valid JSON/],
  ['is a list', '[]', /no object/],
  ['is nested without end', `{"a":${'['.repeat(90_000)}${']'.repeat(90_000)}}`, /nested too deeply/],
])('is left alone whole when it %s', (_what, text, message) => {
  const files = { '.claude/settings.json': text }
  expect(problemsIn(files)).toEqual([expect.stringMatching(message)])
  expect(parse(files).unmanaged).toEqual(['.claude/settings.json'])
})

it.each([
  ['nothing', ''],
  ['a byte order mark and a schema', '\uFEFF{"$schema": "x"}'],
  ['empty lists', '{"permissions": {"allow": []}}'],
])('gives nothing and no problem when it holds %s', (_what, text) => {
  expect(parse({ '.claude/settings.json': text })).toMatchObject({ components: [], problems: [] })
})

describe('hooks', () => {
  it('keep what they do not know at its level', () => {
    expect(only({ hooks: { Stop: [{ note: 'a', event: undefined, hooks: [{ ...command, once: true }] }] } })).toEqual({
      event: 'Stop',
      extra: { note: 'a' },
      hooks: [{ ...command, extra: { once: true } }],
    })
  })

  it('that are broken are left out one by one', () => {
    const hooks = {
      PreToolUse: [{ hooks: [{ ...command, timeout: '30' }] }, { hooks: [command] }, command],
      OnSave: [{ hooks: [command] }],
      Stop: 'x',
    }
    expect(parse(inSettings({ hooks })).components).toMatchObject([{ name: 'pre-tool-use', config: { hooks: [command] } }])
    expect(problems({ hooks })).toEqual([
      '/hooks/PreToolUse/0: This part is not taken. hooks.0.timeout: Use a number. It stays as it is.',
      '/hooks/PreToolUse/2: This part is not taken. hooks: It is missing; use a list. It stays as it is.',
      expect.stringMatching(/^\/hooks\/OnSave\/0: .*"OnSave" is no event of Claude Code/),
      '/hooks/Stop: This part is not taken. An event has a list of matcher groups. It stays as it is.',
    ])
  })
})

describe('permissions', () => {
  it('that are malformed are left out one by one, and the same rule twice is one', () => {
    const permissions = { allow: ['Read', 'bash(ls)', 'Read', 3], deny: ['Bash()'], defaultMode: 'yolo', notes: 'mine' }
    expect(parse(inSettings({ permissions })).components).toMatchObject([{ config: { allow: ['Read'] } }])
    expect(parse(inSettings({ permissions })).components[0]?.config).toEqual({ allow: ['Read'] })
    expect(problems({ permissions })).toEqual([
      expect.stringMatching(/^\/permissions\/allow\/1: This part is not taken\. Tool names start with a capital/),
      '/permissions/allow/3: This part is not taken. Use text. It stays as it is.',
      expect.stringMatching(/^\/permissions\/deny\/0: .*Empty parentheses/),
      expect.stringMatching(/^\/permissions\/defaultMode: .*Use one of: default, acceptEdits/),
      '/permissions/notes: This part is not taken. Claude Code does not know "notes". It stays as it is.',
    ])
  })
})

describe('plugins', () => {
  it('come with their marketplace', () => {
    const marketplace = { source: { source: 'github', repo: 'acme/tools' }, autoUpdate: true }
    const json = { enabledPlugins: { 'a@acme': true, 'b@acme': false, 'c@other': true }, extraKnownMarketplaces: { acme: marketplace } }
    expect(parse(inSettings(json)).components.map(({ key, config }) => [key, config])).toEqual([
      ['a@acme', { enabled: true, marketplace }],
      ['b@acme', { enabled: false, marketplace }],
      ['c@other', { enabled: true }],
    ])
  })

  it('keep what a marketplace has beside', () => {
    const acme = { source: { source: 'git', url: 'https://example.com/x.git', depth: 1 }, note: 'ours' }
    expect(only({ enabledPlugins: { 'a@acme': true }, extraKnownMarketplaces: { acme } })).toMatchObject({
      marketplace: { source: { extra: { depth: 1 } }, extra: { note: 'ours' } },
    })
  })

  it('and marketplaces that cannot be taken are left out one by one', () => {
    const json = {
      enabledPlugins: { 'a@flat': true, plain: true, 'b@x': ['1.0'] },
      extraKnownMarketplaces: { flat: { source: 'github', repo: 'a/b' }, unused: { source: { source: 'npm', package: 'x' } } },
    }
    expect(parse(inSettings(json)).components).toMatchObject([{ key: 'a@flat', config: { enabled: true } }])
    expect(problems(json).map((problem) => problem.slice(0, problem.indexOf(':')))).toEqual([
      '/enabledPlugins/plain',
      '/enabledPlugins/b@x',
      '/extraKnownMarketplaces/flat',
      '/extraKnownMarketplaces/unused',
    ])
  })
})

describe('the status line', () => {
  it('keeps what it does not know', () => {
    expect(only({ statusLine: { ...command, padding: 0, theme: 'dark' } })).toEqual({ ...command, padding: 0, extra: { theme: 'dark' } })
  })

  it('is left out without a type, which the library would fill in', () => {
    expect(problems({ statusLine: { command: 'x' } })).toEqual([expect.stringMatching(/^\/statusLine: .*It needs "type": "command"/)])
  })
})

describe('other settings', () => {
  it('are taken whether they are known or not', () => {
    expect(only({ model: 'opus', somethingNew: { deep: [1, null] } })).toEqual({ model: 'opus', somethingNew: { deep: [1, null] } })
  })

  it('of a wrong type are left out', () => {
    const json = { model: 5, language: 'de', mcpServers: { a: {} } }
    expect(parse(inSettings(json)).components).toMatchObject([{ config: { language: 'de' } }])
    expect(problems(json)).toEqual([
      expect.stringMatching(/^\/model: This part is not taken\./),
      expect.stringMatching(/^\/mcpServers: .*reads no MCP servers from a settings file/),
    ])
  })
})
