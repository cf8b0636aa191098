import type { ConfigOf } from '@ccm/contract'
import fc from 'fast-check'
import { kebab, nonEmpty, word } from './texts.ts'

export const rule = fc.oneof(
  fc.constantFrom('Read', 'Bash', 'Bash(npm run *)', 'Read(//etc/**)', 'WebFetch(domain:example.com)', 'Agent(a, b)', 'mcp__memory'),
  kebab.map((name) => `Skill(${name})`),
  word.map((name) => `mcp__${name}__*`),
)
const rules = fc.uniqueArray(rule, { maxLength: 4 })

export const permissionMode = fc.constantFrom('default', 'acceptEdits', 'plan', 'auto', 'dontAsk', 'bypassPermissions')
export const permissions: fc.Arbitrary<ConfigOf<'permissions'>> = fc
  .record(
    {
      allow: rules,
      ask: rules,
      deny: rules,
      additionalDirectories: fc.uniqueArray(nonEmpty, { maxLength: 3 }),
      defaultMode: permissionMode,
      disableBypassPermissionsMode: fc.constant('disable' as const),
      disableAutoMode: fc.constant('disable' as const),
    },
    { requiredKeys: [] },
  )
  .filter((config) => Object.values(config).some((value) => value.length > 0))
