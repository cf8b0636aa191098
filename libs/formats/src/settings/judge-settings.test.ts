import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { hookEvents, type Json, settingKeys } from '@ccm/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { componentOf } from '../arbitraries.ts'
import { composeFiles } from '../compose-files.ts'
import { renderComponent } from '../renderers.ts'
import { context } from '../samples.ts'
import { judgeSettings } from './judge-settings.ts'

const judge = (value: Json, ours: string[] = []) => judgeSettings({ value, ours })
const messages = async (value: Json) => (await judge(value)).map(({ kind, message }) => `${kind}: ${message}`)
const command = { type: 'command', command: 'true' }

describe('a value that costs the whole file', () => {
  it.each<[string, Json, string]>([
    ['a list at the top', [], 'The file is a list, but must be an object'],
    ['a number for model', { model: 5 }, '"model" is 5, but must be a text in quotes'],
    ['"true" for a switch', { disableAllHooks: 'true' }, '"disableAllHooks" is "true", but must be true or false'],
    ['a list of plugins', { enabledPlugins: ['a@b'] }, '"enabledPlugins" is a list, but must be an object'],
    [
      'an unknown permission mode',
      { permissions: { defaultMode: 'yolo' } },
      '"permissions.defaultMode" is "yolo", but must be "acceptEdits", "bypassPermissions", "default", "dontAsk", "plan", "auto" or "manual"',
    ],
    ['a status line without a type', { statusLine: { command: 'x' } }, '"statusLine" has no "type"'],
    [
      'a switch for a text of attribution',
      { attribution: { commit: false } },
      '"attribution.commit" is false, but must be a text in quotes',
    ],
    ['no days', { cleanupPeriodDays: 0 }, '"cleanupPeriodDays" is 0, but must be 1 or more'],
    ['half a day', { cleanupPeriodDays: 1.5 }, '"cleanupPeriodDays" is 1.5, but must be a whole number'],
    ['a list as environment', { env: { A: ['x'] } }, '"env.A" is a list, but must be a text in quotes, a number, true or false or null'],
    [
      'none of several forms',
      { theme: 'pink' },
      '"theme" is "pink", but must be "auto", "dark", "light", "dark-daltonized", "light-daltonized", "dark-ansi", "light-ansi" or a text that matches ^custom:.+',
    ],
  ])('%s', async (_name, value, says) => {
    expect(await messages(value)).toEqual([`invalid: ${says}: Claude Code would ignore the whole file.`])
  })

  it.each(['PreToolUse', 'PermissionRequest'])('a broken hook of %s, which might have been there to forbid', async (event) => {
    const at = `hooks.${event}[0]`
    const whole = 'Claude Code would ignore the whole file.'
    expect(await messages({ hooks: { [event]: [command] } })).toContain(`invalid: "${at}" has no "hooks": ${whole}`)
    expect(await messages({ hooks: { [event]: [{ hooks: [{ type: 'script', command: 'x' }] }] } })).toEqual([
      `invalid: "${at}.hooks[0].type" is "script", but must be command, prompt, agent, http or mcp_tool: ${whole}`,
    ])
    expect(await messages({ hooks: { [event]: [{ hooks: [{ type: 'command' }] }] } })).toEqual([
      `invalid: "${at}.hooks[0]" has no "command": ${whole}`,
    ])
    expect(await messages({ hooks: { [event]: [{ hooks: [{ ...command, timeout: '5' }] }] } })).toEqual([
      `invalid: "${at}.hooks[0].timeout" is "5", but must be a number: ${whole}`,
    ])
  })
})

describe('a value that costs less', () => {
  it.each<[string, Json, string]>([
    [
      'a broken hook of another event',
      { hooks: { Stop: [{ hooks: [{ type: 'http' }] }] } },
      '"hooks.Stop[0].hooks[0]" has no "url": Claude Code would ignore this matcher group.',
    ],
    [
      'a handler without a type',
      { hooks: { Stop: [{ hooks: [{ command: 'x' }] }] } },
      '"hooks.Stop[0].hooks[0]" has no "type": Claude Code would ignore this matcher group.',
    ],
    [
      'an event that holds no list',
      { hooks: { Stop: {} } },
      '"hooks.Stop" is an object, but must be a list: Claude Code would ignore the hooks of this event.',
    ],
    [
      'a malformed permission rule',
      { permissions: { deny: ['bash(rm)'] } },
      '"permissions.deny[0]" is "bash(rm)". Tool names start with a capital letter and hold no spaces, for example "Bash(npm run *)"; found "bash": Claude Code would skip this rule.',
    ],
    [
      'a rule that is no text',
      { permissions: { allow: ['Read', 5] } },
      '"permissions.allow[1]" is 5. A rule is a text in quotes: Claude Code would skip this rule.',
    ],
    [
      'the flat form of a marketplace',
      { extraKnownMarketplaces: { acme: { source: 'github' } } },
      '"extraKnownMarketplaces.acme.source" is "github", but must be an object: Claude Code would ignore this marketplace.',
    ],
    [
      'an effort nobody knows',
      { effortLevel: 'max' },
      '"effortLevel" is "max", but must be "low", "medium", "high" or "xhigh": Claude Code would ignore it and say nothing.',
    ],
    [
      'a plugin without a marketplace',
      { enabledPlugins: { formatter: true } },
      '"enabledPlugins.formatter" names no marketplace, as in "plugin@marketplace": Claude Code would ignore it and say nothing.',
    ],
    [
      'a matcher that does not compile',
      { hooks: { PreToolUse: [{ matcher: 'Bash(', hooks: [command] }] } },
      '"hooks.PreToolUse[0].matcher" is "Bash(", no valid regular expression: the hook would never run and Claude Code would say nothing.',
    ],
    [
      'a condition where none is looked at',
      { hooks: { Stop: [{ hooks: [{ ...command, if: 'Bash(ls)' }] }] } },
      '"hooks.Stop[0].hooks[0].if" works for PreToolUse, PostToolUse, PostToolUseFailure, PermissionRequest, PermissionDenied only: the hook would never run and Claude Code would say nothing.',
    ],
  ])('%s', async (_name, value, message) => {
    expect(await messages(value)).toEqual([`invalid: ${message}`])
  })
})

describe('a name that is not known', () => {
  it.each<[string, Json, string]>([
    ['a setting', { colour: 1 }, '"colour" is no setting that is known: Claude Code would ignore it and say nothing.'],
    [
      'a field of permissions',
      { permissions: { permit: [] } },
      '"permissions.permit" is no field that is known there: Claude Code would ignore it and say nothing.',
    ],
    [
      'a field of a hook',
      { hooks: { PreToolUse: [{ hooks: [{ ...command, colour: 1 }] }] } },
      '"hooks.PreToolUse[0].hooks[0].colour" is no field that is known there: Claude Code would ignore it and say nothing.',
    ],
    [
      'an event, whatever it holds',
      { hooks: { preToolUse: [5] } },
      '"hooks.preToolUse" is no event that is known (names are case-sensitive): Claude Code would ignore the hooks of this event.',
    ],
    [
      'MCP servers, which have a file of their own',
      { mcpServers: {} },
      '"mcpServers" belongs in .mcp.json or in .claude.json of the home directory: Claude Code does not read it there and says nothing.',
    ],
  ])('%s', async (_name, value, message) => {
    expect(await messages(value)).toEqual([`unknown: ${message}`])
  })
})

describe('no alarm', () => {
  it.each<[string, Json]>([
    ['an empty file', {}],
    ['the address of the schema', { $schema: 'https://json.schemastore.org/claude-code-settings.json' }],
    ['numbers, switches and nothing in the environment', { env: { PORT: 8080, DEBUG: true, lower_case: null } }],
    [
      'an address of a git repository without ".git"',
      { extraKnownMarketplaces: { a: { source: { source: 'git', url: 'ssh://host/a' } } } },
    ],
    ['a rule for a tool the schema does not know', { permissions: { allow: ['SomeNewTool', 'mcp__github__*'] } }],
    ['a rule listed twice', { permissions: { deny: ['Read(.env)', 'Read(.env)'] } }],
    ['a matcher where none is looked at', { hooks: { Stop: [{ matcher: '(', hooks: [command] }] } }],
    ['names in a matcher', { hooks: { PreToolUse: [{ matcher: 'Bash|Edit, mcp__a-b', hooks: [command] }] } }],
    ['another name for marketplaces', { additionalMarketplaces: {} }],
  ])('%s', async (_name, value) => {
    expect(await messages(value)).toEqual([])
  })

  it.each(hookEvents)('the event %s', async (event) => {
    expect(await messages({ hooks: { [event]: [{ hooks: [command] }] } })).toEqual([])
  })

  it('any setting that the contract knows is known by name', async () => {
    const anything = Object.fromEntries(Object.keys(settingKeys).map((key) => [key, null]))
    expect((await judge(anything)).filter(({ kind }) => kind === 'unknown')).toEqual([])
  })
})

it.each(['hook', 'permissions', 'settings', 'status-line', 'plugin'] as const)(
  'finds no wrong value in what a valid %s writes',
  async (type) => {
    await fc.assert(
      fc.asyncProperty(componentOf(type), async (component) => {
        const files = composeFiles(renderComponent(component, context).artifacts).filter(({ path }) => path.includes('settings'))
        expect(files).toHaveLength(1)
        const found = await Promise.all(files.map(({ content }) => judge(JSON.parse(content))))
        expect(found.flat().filter(({ kind }) => kind === 'invalid')).toEqual([])
      }),
    )
  },
)

it.each<[string, Json]>([
  ['hooks', { Stop: [{ hooks: [{ type: 'http' }] }], preToolUse: [5] }],
  ['permissions', { deny: ['bash(rm)'], defaultMode: 'yolo' }],
  ['env', { A: ['x'] }],
  ['enabledPlugins', { formatter: true }],
  ['extraKnownMarketplaces', { acme: { source: 'github' } }],
  ['enabledMcpjsonServers', ['postgres', '']],
  ['disabledMcpjsonServers', [5]],
  ['enableAllProjectMcpServers', 'yes'],
  ['statusLine', { command: 'x' }],
  ['$schema', 5],
])('says of %s the same in a file of nothing else as beside other settings', async (name, value) => {
  const alone = await messages({ [name]: value })
  expect(alone).not.toEqual([])
  expect(await messages({ [name]: value, language: 'english' })).toEqual(alone)
})

it('tells ours from what was there', async () => {
  const value = { hooks: { Stop: [{ hooks: 5 }, { hooks: [{ type: 'x' }] }] }, model: 1, modelOverrides: 1 }
  const ours = (await judge(value, ['/hooks/Stop/1', '/model'])).filter((finding) => finding.ours)
  expect(ours.map(({ pointer }) => pointer)).toEqual(['/model', '/hooks/Stop/1/hooks/0/type'])
})

it('says one thing of each place, wrong values first', async () => {
  const found = await judge({ colour: 1, statusLine: {}, model: [] })
  expect(found.map(({ kind, pointer }) => [kind, pointer])).toEqual([
    ['invalid', '/model'],
    ['invalid', '/statusLine'],
    ['unknown', '/colour'],
  ])
})

it('repeats neither long values nor what an environment variable holds', async () => {
  expect((await messages({ model: ['x'], language: 5, theme: 'x'.repeat(200) })).join('\n')).not.toContain('x'.repeat(50))
  const headers = { A: 5, B: 'secret' }
  expect((await messages({ hooks: { Stop: [{ hooks: [{ type: 'http', url: 'http://a', headers }] }] } })).join()).not.toContain('secret')
})

it('judges by code that was made from the schema beside it', () => {
  const tool = join(import.meta.dirname, '../../tools/compile-settings-schema.mjs')
  expect(execFileSync(process.execPath, [tool, '--check'], { encoding: 'utf8' })).toBe('')
})
