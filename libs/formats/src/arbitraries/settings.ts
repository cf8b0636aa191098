import { type ConfigOf, keybindingContexts } from '@ccm/contract'
import fc from 'fast-check'
import { jsonInner } from './hook.ts'
import { anyText, env, extra, headers, kebab, nonEmpty, serverKey } from './texts.ts'

export const statusLine: fc.Arbitrary<ConfigOf<'status-line'>> = fc.record(
  {
    type: fc.constant('command' as const),
    command: nonEmpty,
    padding: fc.integer({ min: 0, max: 4 }),
    refreshInterval: fc.integer({ min: 1, max: 60 }),
    hideVimModeIndicator: fc.boolean(),
    extra,
  },
  { requiredKeys: ['type', 'command'] },
)

const texts = fc.array(nonEmpty, { maxLength: 3 })
export const settings: fc.Arbitrary<ConfigOf<'settings'>> = fc
  .record(
    {
      model: nonEmpty,
      effortLevel: fc.constantFrom('low', 'xhigh'),
      cleanupPeriodDays: fc.integer({ min: 1, max: 99 }),
      env: env.filter((map) => Object.keys(map).length !== 0),
      claudeMdExcludes: texts,
      fallbackModel: texts,
      companyAnnouncements: texts,
      attribution: fc.record({ commit: anyText, pr: anyText, sessionUrl: fc.boolean() }, { requiredKeys: [] }),
      sandbox: fc.record(
        {
          enabled: fc.boolean(),
          excludedCommands: texts,
          filesystem: fc.record({ denyRead: texts, allowWrite: texts }, { requiredKeys: [] }),
          ripgrep: fc.record({ command: nonEmpty, args: fc.array(anyText, { maxLength: 3 }) }, { requiredKeys: ['command'] }),
        },
        { requiredKeys: [] },
      ),
      skillOverrides: fc.dictionary(kebab, fc.constantFrom('on', 'off'), { maxKeys: 2, noNullPrototype: true }),
      spinnerVerbs: fc.record(
        { mode: fc.constantFrom('append', 'replace'), verbs: fc.array(nonEmpty, { minLength: 1, maxLength: 3 }) },
        { requiredKeys: ['verbs'] },
      ),
      enabledMcpjsonServers: fc.array(serverKey, { maxLength: 2 }),
      fileSuggestion: fc.record({ type: fc.constant('command'), command: nonEmpty }),
      'x-not/known~yet': jsonInner,
    },
    { requiredKeys: [] },
  )
  .filter((config) => Object.keys(config).length > 0)

const source = fc.oneof(
  fc.record(
    {
      source: fc.constant('github' as const),
      repo: fc.constantFrom('acme/tools', 'a.b/c_d'),
      ref: nonEmpty,
      path: nonEmpty,
      skipLfs: fc.boolean(),
      extra,
    },
    { requiredKeys: ['source', 'repo'] },
  ),
  fc.record(
    { source: fc.constant('git' as const), url: nonEmpty, ref: nonEmpty, path: nonEmpty, extra },
    { requiredKeys: ['source', 'url'] },
  ),
  fc.record(
    { source: fc.constant('url' as const), url: fc.constant('https://example.com/m.json'), headers, extra },
    { requiredKeys: ['source', 'url'] },
  ),
  fc.record({ source: fc.constant('npm' as const), package: nonEmpty, extra }, { requiredKeys: ['source', 'package'] }),
  fc.record(
    { source: fc.constantFrom('file' as const, 'directory' as const), path: fc.constantFrom('./tools', '/opt/tools'), extra },
    { requiredKeys: ['source', 'path'] },
  ),
)
export const plugin: fc.Arbitrary<ConfigOf<'plugin'>> = fc.record(
  { enabled: fc.boolean(), marketplace: fc.record({ source, autoUpdate: fc.boolean(), extra }, { requiredKeys: ['source'] }) },
  { requiredKeys: ['enabled'] },
)

const chord = fc.oneof(fc.constantFrom('ctrl+e', 'ctrl+k ctrl+s', '10', '/'), nonEmpty).filter((keys) => keys !== '__proto__')
export const keybindings: fc.Arbitrary<ConfigOf<'keybindings'>> = fc.record({
  bindings: fc.uniqueArray(
    fc.record(
      {
        context: fc.constantFrom(...keybindingContexts),
        bindings: fc.dictionary(chord, fc.oneof(fc.constantFrom('chat:externalEditor', 'command:ship', null), nonEmpty), {
          minKeys: 1,
          maxKeys: 3,
          noNullPrototype: true,
        }),
        extra,
      },
      { requiredKeys: ['context', 'bindings'] },
    ),
    { minLength: 1, maxLength: 3, selector: ({ context }) => context },
  ),
})
