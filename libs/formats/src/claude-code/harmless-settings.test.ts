import { settingKeys } from '@ccm/contract'
import { expect, it } from 'vitest'
import { harmlessSettings, isHarmlessSetting } from './harmless-settings.ts'

it('knows every setting it lets through', () => {
  expect([...harmlessSettings].filter((name) => name !== '$schema' && !Object.hasOwn(settingKeys, name))).toEqual([])
})

it.each([
  ['/model', 'opus', true],
  ['/attribution/commit', '', true],
  ['/claudeMdExcludes', '**/x', true],
  ['/sandbox/enabled', true, true],
  ['/sandbox/enabled', false, false],
  ['/sandbox/enabled/x', true, false],
  ['/sandbox', { enabled: true }, false],
  ['/sandbox/filesystem/denyRead', '.env', true],
  ['/sandbox/filesystem/allowWrite', '.env', false],
  ['/sandbox/credentials/files', { path: 'x', mode: 'deny' }, true],
  ['/sandbox/credentials/files', { path: 'x', mode: 'allow' }, false],
  ['/enabledPlugins/a@b', false, true],
  ['/enabledPlugins/a@b', true, false],
  ['/enabledPlugins', false, false],
  ['/extraKnownMarketplaces/a', {}, false],
  ['/env/A', '1', false],
  ['/hooks/Stop', {}, false],
  ['/statusLine', {}, false],
  ['/permissions/allow', 'Read', false],
  ['/enabledMcpjsonServers', 'docs', false],
  ['/enableAllProjectMcpServers', true, false],
  ['/disableAllHooks', true, false],
  ['/disableRemoteControl', true, true],
  ['/disableRemoteControl', false, false],
  ['/aSettingOfNextYear', true, false],
  ['/constructor', true, false],
  ['', {}, false],
])('judges %s = %j: %s', (pointer, value, harmless) => {
  expect(isHarmlessSetting(pointer, value)).toBe(harmless)
})
