import type { ConfigOf } from '@ccm/contract'
import { describe, expect, it } from 'vitest'
import { composeFiles } from '../compose-files.ts'
import { context, sample } from '../samples.ts'
import { renderPermissions } from './permissions.ts'

const render = (config: ConfigOf<'permissions'>, scope = context.scope) =>
  renderPermissions(sample('permissions', 'safe', config), { ...context, scope })

const config: ConfigOf<'permissions'> = {
  disableBypassPermissionsMode: 'disable',
  defaultMode: 'plan',
  deny: ['Read(./.env)'],
  ask: ['Bash(git push *)'],
  allow: ['Bash(npm run *)', 'mcp__memory'],
  additionalDirectories: ['../shared'],
}

it('writes every rule as an element and every mode as a key', () => {
  const { artifacts } = render(config)
  expect(artifacts.map(({ id }) => id)).toMatchInlineSnapshot(`
    [
      "project:.claude/settings.json#/permissions/allow[sample-id/0]",
      "project:.claude/settings.json#/permissions/allow[sample-id/1]",
      "project:.claude/settings.json#/permissions/ask[sample-id/0]",
      "project:.claude/settings.json#/permissions/deny[sample-id/0]",
      "project:.claude/settings.json#/permissions/additionalDirectories[sample-id/0]",
      "project:.claude/settings.json#/permissions/defaultMode",
      "project:.claude/settings.json#/permissions/disableBypassPermissionsMode",
    ]
  `)
  expect(composeFiles(artifacts)[0]?.content).toMatchInlineSnapshot(`
    "{
      "permissions": {
        "allow": [
          "Bash(npm run *)",
          "mcp__memory"
        ],
        "ask": [
          "Bash(git push *)"
        ],
        "deny": [
          "Read(./.env)"
        ],
        "additionalDirectories": [
          "../shared"
        ],
        "defaultMode": "plan",
        "disableBypassPermissionsMode": "disable"
      }
    }
    "
  `)
})

it('writes the permissions of one checkout into the private settings', () => {
  expect(render({ deny: ['Read'] }, 'local').artifacts).toMatchObject([{ path: '.claude/settings.local.json', private: true }])
})

describe('runs', () => {
  it.each([
    ['what it allows', { allow: ['Read'] }, true],
    ['directories it adds', { additionalDirectories: ['..'] }, true],
    ['what it asks for', { ask: ['Read'] }, false],
    ['what it denies', { deny: ['Read'] }, false],
    ['a mode that asks less', { defaultMode: 'bypassPermissions' }, true],
    ['a mode that plans', { defaultMode: 'plan' }, false],
    ['a mode that refuses', { defaultMode: 'dontAsk' }, false],
    ['a mode it forbids', { disableAutoMode: 'disable' }, false],
  ] satisfies [string, ConfigOf<'permissions'>, boolean][])('%s', (_what, only, runs) => {
    expect(render(only).artifacts.map((artifact) => artifact.runs)).toEqual([runs])
  })
})

it('says what waits until the folder is trusted', () => {
  expect(render(config).warnings.map(({ code, message }) => `${code}: ${message}`)).toMatchInlineSnapshot(`
    [
      "needs-trust: Claude Code applies "allow" and "additionalDirectories" of the permissions component "sample" only after the folder is trusted: start "claude" there and accept.",
    ]
  `)
  expect(render({ allow: ['Read'] }, 'local').warnings).toEqual([])
  expect(render({ deny: ['Read'] }).warnings).toEqual([])
})

it('writes nothing for the user scope', () => {
  expect(render(config, 'user')).toMatchObject({ artifacts: [], warnings: [{ code: 'no-such-scope' }] })
})
