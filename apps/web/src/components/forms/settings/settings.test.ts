import { settingKeys } from '@ccm/contract'
import { expect, it } from 'vitest'
import { kindOf } from './kind-of.ts'
import { settingHelp } from './setting-help.ts'

it('says of every setting what it does, and of no other', () => {
  expect(Object.keys(settingHelp).sort()).toEqual(Object.keys(settingKeys).sort())
})

it.each([
  ['verbose', { kind: 'flag' }],
  ['tui', { kind: 'choice', values: ['default', 'fullscreen'] }],
  ['cleanupPeriodDays', { kind: 'number', fraction: false }],
  ['feedbackSurveyRate', { kind: 'number', fraction: true }],
  ['model', { kind: 'text' }],
  ['theme', { kind: 'text' }],
  ['claudeMdExcludes', { kind: 'texts' }],
  ['env', { kind: 'pairs' }],
  ['modelOverrides', { kind: 'pairs' }],
  ['sandbox', { kind: 'json', expects: 'object' }],
  ['deniedMcpServers', { kind: 'json', expects: 'list' }],
  ['spellcheck', { kind: 'json' }],
])('gives %s the control it needs', (key, kind) => {
  const known = settingKeys[key]
  expect(known && kindOf(known.schema)).toEqual(kind)
})
