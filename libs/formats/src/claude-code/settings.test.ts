import type { ConfigOf, Scope } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { composeFiles } from '../compose-files.ts'
import { renderTarget } from '../render-target.ts'
import { contentOf, context, sample, userContext } from '../samples.ts'
import { renderSettings } from './settings.ts'

const render = (config: ConfigOf<'settings'>, more: Partial<typeof context> = {}) =>
  renderSettings(sample('settings', 'base', config), { ...context, ...more })
const parts = (config: ConfigOf<'settings'>) =>
  render(config).artifacts.map((artifact) => {
    if (artifact.kind !== 'key' && artifact.kind !== 'element') throw new Error('expected JSON')
    return [artifact.kind, artifact.pointer, artifact.value]
  })
const codes = (config: ConfigOf<'settings'>, more?: Partial<typeof context>) =>
  render(config, more).warnings.map(({ code, message }) => `${code}: ${message}`)

describe('the parts of settings', () => {
  it('are members of objects and elements of lists, as Claude Code merges them', () => {
    expect(parts({ sandbox: { enabled: true, filesystem: { denyRead: ['.env', 'key'] } }, env: { A: '1', 'B/C': '2' } })).toEqual([
      ['key', '/env/A', '1'],
      ['key', '/env/B~1C', '2'],
      ['key', '/sandbox/enabled', true],
      ['element', '/sandbox/filesystem/denyRead', '.env'],
      ['element', '/sandbox/filesystem/denyRead', 'key'],
    ])
  })

  it.each<[string, ConfigOf<'settings'>, string]>([
    ['a list whose order counts', { fallbackModel: ['opus', 'haiku'] }, '/fallbackModel'],
    ['a list the highest file alone decides', { availableModels: ['opus'] }, '/availableModels'],
    ['a command', { subagentStatusLine: { type: 'command', command: 'x' } }, '/subagentStatusLine'],
    ['arguments of a program', { sandbox: { ripgrep: { command: 'rg', args: ['a', 'b'] } } }, '/sandbox/ripgrep'],
    ['words and what to do with them', { spinnerVerbs: { mode: 'replace', verbs: ['Thinking'] } }, '/spinnerVerbs'],
    ['a list that repeats itself', { later: [1, 1] }, '/later'],
    ['an empty list', { claudeMdExcludes: [] }, '/claudeMdExcludes'],
    ['an empty object', { env: {} }, '/env'],
    ['options of a plugin', { pluginConfigs: { 'a@b': { options: { dirs: ['x', 'y'] } } } }, '/pluginConfigs/a@b/options/dirs'],
  ])('stay whole where they are %s', (_what, config, pointer) => {
    expect(parts(config).map(([kind, at]) => [kind, at])).toEqual([['key', pointer]])
  })

  it('of two components add up', () => {
    const at = (id: string, config: ConfigOf<'settings'>) => ({
      component: { ...sample('settings', id, config), id, name: id },
      scope: 'project' as const,
      level: 0,
    })
    const { artifacts } = renderTarget({
      ...context,
      components: [
        at('one', { env: { HTTP_PROXY: 'a' }, claudeMdExcludes: ['**/a'] }),
        at('two', { env: { http_proxy: 'b' }, claudeMdExcludes: ['**/a', '**/b'] }),
      ],
    })
    expect(JSON.parse(composeFiles(artifacts)[0]?.content ?? '')).toEqual({
      env: { HTTP_PROXY: 'a', http_proxy: 'b' },
      claudeMdExcludes: ['**/a', '**/b'],
    })
  })
})

it.each<[Scope, string, boolean]>([
  ['project', '.claude/settings.json', false],
  ['local', '.claude/settings.local.json', true],
])('of the scope "%s" go to %s', (scope, path, isPrivate) => {
  expect(render({ model: 'opus' }, { scope }).artifacts).toMatchObject([{ path, private: isPrivate }])
})

describe('runs', () => {
  it.each<[ConfigOf<'settings'>, boolean]>([
    [{ apiKeyHelper: './key.sh' }, true],
    [{ env: { NODE_OPTIONS: '--require x' } }, true],
    [{ enabledMcpjsonServers: ['docs'] }, true],
    [{ fileSuggestion: { type: 'command', command: 'x' } }, true],
    [{ skipWebFetchPreflight: true }, true],
    [{ sandbox: { enabled: false } }, true],
    [{ sandbox: { filesystem: { allowWrite: ['/'] } } }, true],
    [{ disableAllHooks: true }, true],
    [{ aSettingOfNextYear: true }, true],
    [{ skillOverrides: { deploy: 'on' } }, true],
    [{ sandbox: { enabled: true, filesystem: { denyRead: ['.env'] } } }, false],
    [{ disabledMcpjsonServers: ['docs'] }, false],
    [{ skillOverrides: { deploy: 'off' } }, false],
    [{ model: 'opus', attribution: { commit: '' }, theme: 'dark' }, false],
  ])('%j: %s', (config, runs) => {
    expect([...new Set(render(config).artifacts.map((artifact) => artifact.runs))]).toEqual([runs])
  })
})

describe('warnings', () => {
  const user = "It works only in the user's own settings. Put it into the user profile of a machine."
  const local = 'It works only in the settings of this checkout or of the user. Give it the scope "local" in the profile.'
  const managed = "It works only in the organisation's managed settings."
  const ignored = (names: string, why: string) =>
    `scope-ignored: Claude Code ignores ${names} of the settings component "sample" in this file. ${why}`

  it('name what is not read from a committed file, each reason once', () => {
    const config = { enableArtifact: true, sandbox: { ripgrep: { command: 'rg' } }, useAutoModeDuringPlan: true, claudeMd: 'x' }
    expect(codes(config)).toEqual([
      ignored('"claudeMd"', managed),
      ignored('"enableArtifact", "sandbox.ripgrep"', user),
      ignored('"useAutoModeDuringPlan"', local),
    ])
    expect(codes(config, { scope: 'local' })).toEqual([
      ignored('"claudeMd"', managed),
      ignored('"enableArtifact", "sandbox.ripgrep"', user),
    ])
    expect(codes(config, userContext)).toEqual([ignored('"claudeMd"', managed)])
  })

  it('name settings that are not known, or live in another file', () => {
    expect(codes({ modle: 'opus', diffTool: 'auto', $schema: 'https://json.schemastore.org/claude-code-settings.json' })).toEqual([
      'scope-ignored: Claude Code reads "diffTool" of the settings component "sample" from its own file (~/.claude.json) and from no settings file. Set it with "/config" in Claude Code.',
      'unknown-setting: The settings component "sample" sets "modle", which is no setting known here. Claude Code ignores a setting it does not know. Check the spelling.',
    ])
  })

  it('name what waits for the user to trust a folder', () => {
    expect(codes({ env: { A: '1' } })).toEqual([
      'needs-trust: Claude Code applies "env" of the settings component "sample" only after the folder is trusted: start "claude" there and accept.',
    ])
    expect(codes({ env: { A: '1' } }, userContext)).toEqual([])
  })
})

it('writes them in the same order whatever order they came in', () => {
  expect(contentOf(render({ model: 'opus', effortLevel: 'high' }).artifacts)).toBe(
    contentOf(render({ effortLevel: 'high', model: 'opus' }).artifacts),
  )
})
