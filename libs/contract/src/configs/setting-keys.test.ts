import { describe, expect, it } from 'vitest'
import { CreateComponent } from '../components.ts'
import { globalConfigKeys, settingKeys } from './setting-keys.ts'

const issuesOf = (config: object) => {
  const result = CreateComponent.safeParse({ type: 'settings', name: 'demo', config })
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

describe('settings', () => {
  it('of every kind are taken as they stand, members nobody knows included', () => {
    const config = {
      model: 'opus',
      env: { API_URL: 'https://example.com' },
      attribution: { commit: '', sessionUrl: false, later: [1] },
      sandbox: { enabled: true, network: { allowedDomains: ['example.com'], later: null }, ripgrep: { command: 'rg', args: ['-uu'] } },
      allowedMcpServers: [{ serverName: 'docs' }, { serverCommand: ['npx', 'x'] }, { serverUrl: 'https://*' }],
      theme: 'custom:mine',
      forceLoginOrgUUID: ['a', 'b'],
      strictPluginOnlyCustomization: ['hooks'],
      aSettingOfNextYear: { a: [true] },
    }
    expect(CreateComponent.parse({ type: 'settings', name: 'demo', config }).config).toEqual(config)
  })

  it.each([
    ['text for a switch', { alwaysThinkingEnabled: 'true' }, 'alwaysThinkingEnabled', 'Use true or false.'],
    ['a number for a model', { model: 5 }, 'model', 'Use text.'],
    ['no days', { cleanupPeriodDays: 0 }, 'cleanupPeriodDays', 'Use a whole number, at least 1.'],
    ['a switch for a text', { attribution: { commit: false } }, 'attribution.commit', 'Use text.'],
    ['a command without a type', { fileSuggestion: { command: 'x' } }, 'fileSuggestion.type', 'Use "command".'],
    ['an unknown word', { viewMode: 'wide' }, 'viewMode', 'Use one of: default, verbose, focus.'],
    ['one word for a list', { claudeMdExcludes: '**' }, 'claudeMdExcludes', 'Use a list.'],
    ['a number deep inside', { sandbox: { filesystem: { denyRead: [1] } } }, 'sandbox.filesystem.denyRead.0', 'Use text.'],
  ])('may not have %s, for which Claude Code drops the whole file', (_what, config, path, advice) => {
    expect(issuesOf(config)).toEqual([`config.${path}: ${path}: ${advice} Claude Code would drop the whole settings file.`])
  })

  it('say so where Claude Code drops the value alone, or makes text of it', () => {
    expect(issuesOf({ effortLevel: 'max', env: { PORT: 8080 } })).toEqual([
      'config.effortLevel: effortLevel: Use one of: low, medium, high, xhigh. Claude Code would drop the value without a word.',
      'config.env.PORT: env.PORT: Write the value as text: "8080". Claude Code would turn it into text without a word.',
    ])
  })

  it.each([['hooks'], ['permissions'], ['statusLine'], ['enabledPlugins'], ['extraKnownMarketplaces'], ['mcpServers']])(
    'leave %s to components of another type',
    (key) => {
      expect(issuesOf({ [key]: {} })).toEqual([expect.stringMatching(new RegExp(`^config\\.${key}: .*component of the type`))])
    },
  )
})

it('knows every key once, and none that lives in another file', () => {
  expect(Object.keys(settingKeys).length).toBeGreaterThan(145)
  expect(globalConfigKeys.filter((key) => Object.hasOwn(settingKeys, key))).toEqual([])
})
