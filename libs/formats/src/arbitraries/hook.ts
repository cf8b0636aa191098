import { type ConfigOf, hookEvents, type HookHandler, type Json, toolEvents } from '@ccm/contract'
import fc from 'fast-check'
import { rule } from './permissions.ts'
import { anyText, extra, headers, nonEmpty, seconds } from './texts.ts'

const always = { timeout: seconds, statusMessage: nonEmpty, extra }
export const model = fc.constantFrom('haiku', 'claude-sonnet-4-5', '1e3')
export const shell = fc.constantFrom('bash' as const, 'powershell' as const)
const jsonKey = fc.oneof(fc.constantFrom('b', '10', '9', 'yes'), fc.string()).filter((key) => key !== '__proto__')
const jsonLeaf: fc.Arbitrary<Json> = fc.oneof(anyText, fc.integer(), fc.constantFrom(0.5, 1e21, 1e-7), fc.boolean(), fc.constant(null))
export const jsonInner: fc.Arbitrary<Json> = fc.oneof(
  jsonLeaf,
  fc.array(jsonLeaf, { maxLength: 2 }),
  fc.dictionary(jsonKey, jsonLeaf, { maxKeys: 2, noNullPrototype: true }),
)
const json = fc.dictionary(jsonKey, jsonInner, { maxKeys: 3, noNullPrototype: true })

const handler: fc.Arbitrary<HookHandler> = fc.oneof(
  fc.record(
    {
      type: fc.constant('command' as const),
      command: nonEmpty,
      args: fc.array(anyText, { maxLength: 2 }),
      async: fc.boolean(),
      asyncRewake: fc.boolean(),
      shell,
      ...always,
    },
    { requiredKeys: ['type', 'command'] },
  ),
  fc.record(
    { type: fc.constant('prompt' as const), prompt: nonEmpty, model, continueOnBlock: fc.boolean(), ...always },
    { requiredKeys: ['type', 'prompt'] },
  ),
  fc.record({ type: fc.constant('agent' as const), prompt: nonEmpty, model, ...always }, { requiredKeys: ['type', 'prompt'] }),
  fc.record(
    {
      type: fc.constant('http' as const),
      url: fc.constant('https://example.com/hook'),
      headers,
      allowedEnvVars: fc.array(nonEmpty, { maxLength: 2 }),
      ...always,
    },
    { requiredKeys: ['type', 'url'] },
  ),
  fc.record(
    { type: fc.constant('mcp_tool' as const), server: nonEmpty, tool: nonEmpty, ...always },
    { requiredKeys: ['type', 'server', 'tool'] },
  ),
)
const matcher = fc.constantFrom('', '*', 'Bash|Edit', 'mcp__memory__.*', '^Notebook')
const group = fc.record({ matcher, hooks: fc.array(handler, { minLength: 1, maxLength: 3 }), extra }, { requiredKeys: ['hooks'] })
export const hookGroups = fc
  .tuple(fc.constantFrom(...hookEvents), fc.array(group, { maxLength: 2 }))
  .map(([event, groups]) => ({ [event]: groups }))
export const hook: fc.Arbitrary<ConfigOf<'hook'>> = fc.oneof(
  fc.record({ event: fc.constantFrom(...hookEvents) }).chain(({ event }) => group.map((one) => ({ event, ...one }))),
  fc
    .tuple(fc.constantFrom(...toolEvents), group, rule)
    .map(([event, one, only]) => ({ event, ...one, hooks: one.hooks.map((each) => ({ ...each, if: only })) })),
  json.map((input) => ({ event: 'Stop' as const, hooks: [{ type: 'mcp_tool' as const, server: 'memory', tool: 'save', input }] })),
)
