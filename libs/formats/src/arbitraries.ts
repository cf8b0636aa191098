/**
 * Valid components for property tests, here and in other suites. Never part of what ships: it needs `fast-check`.
 *
 * @packageDocumentation
 */
import type { AnyComponent, ComponentOf, ComponentType, ConfigOf } from '@ccm/contract'
import fc from 'fast-check'
import { hook } from './arbitraries/hook.ts'
import { claudeMd, command, memoryRule, outputStyle, skill, subagent } from './arbitraries/markdown.ts'
import { mcpServer } from './arbitraries/mcp-server.ts'
import { permissions } from './arbitraries/permissions.ts'
import { keybindings, plugin, settings, statusLine } from './arbitraries/settings.ts'
import { kebab, serverKey } from './arbitraries/texts.ts'

export { supportingContents } from './arbitraries/supporting-contents.ts'
export { awkwardTexts } from './arbitraries/texts.ts'

/** Valid configs by type. */
export const configs: { [T in ComponentType]: fc.Arbitrary<ConfigOf<T>> } = {
  'mcp-server': mcpServer,
  subagent,
  skill,
  command,
  rule: memoryRule,
  hook,
  permissions,
  settings,
  'status-line': statusLine,
  'output-style': outputStyle,
  plugin,
  keybindings,
  'claude-md': claudeMd,
}

const fileName = fc.stringMatching(/^[a-z][A-Za-z0-9_]{0,8}$/).filter((name) => !/^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name))

/** Valid keys by type. */
export const keys: { [T in ComponentType]: fc.Arbitrary<string> } = {
  'mcp-server': serverKey,
  subagent: fc.oneof(fileName, fc.constantFrom('My Agent', 'yes', '1e3', 'e0', 'Überprüfer', 'a---b')),
  command: fc.array(fileName, { minLength: 1, maxLength: 3 }).map((names) => names.join('/')),
  skill: fc.oneof(kebab, fc.constantFrom('Release_Notes', 'v1.2', 'yes', 'e0')),
  rule: fc.oneof(fileName, fc.constantFrom('frontend/react', 'Übersicht/a b', 'yes')),
  hook: kebab,
  permissions: kebab,
  settings: kebab,
  'status-line': kebab,
  'output-style': fc.oneof(fileName, fc.constantFrom('My Style', 'yes')),
  plugin: fc.tuple(kebab, kebab).map(([name, marketplace]) => `${name}@${marketplace}`),
  keybindings: kebab,
  'claude-md': kebab,
}

/** A valid component of one type. */
export const componentOf = <T extends ComponentType>(type: T): fc.Arbitrary<ComponentOf<T>> =>
  fc
    .record({ id: fc.uuid(), name: kebab, key: keys[type], revision: fc.integer({ min: 1, max: 99 }), config: configs[type] })
    .map((fields) => ({ ...fields, type }))

/** A valid component of any type. */
export const anyComponent: fc.Arbitrary<AnyComponent> = fc.oneof(
  componentOf('mcp-server'),
  componentOf('subagent'),
  componentOf('skill'),
  componentOf('command'),
  componentOf('rule'),
  componentOf('hook'),
  componentOf('permissions'),
  componentOf('settings'),
  componentOf('status-line'),
  componentOf('output-style'),
  componentOf('plugin'),
  componentOf('keybindings'),
  componentOf('claude-md'),
)
