import type { ComponentType, ConfigOf } from '@ccm/contract'
import { expect, it } from 'vitest'
import { referencesIn } from './references.ts'

const seen = <T extends ComponentType>(type: T, config: ConfigOf<T>) =>
  referencesIn(type, config).map(({ to, key, field }) => `${field}: ${to.join(' or ')} ${key}`)

it('finds what a subagent calls: skills, servers, tools', () => {
  expect(
    seen('subagent', {
      description: 'x',
      prompt: 'x',
      skills: ['notes'],
      mcpServers: ['search', { inline: { type: 'stdio', command: 'x' } }],
      tools: ['Read', 'Agent(reviewer)', 'mcp__github__list', 'mcp__memory'],
    }),
  ).toEqual([
    'skills[0]: skill notes',
    'mcpServers[0]: mcp-server search',
    'tools[1]: subagent reviewer',
    'tools[2]: mcp-server github',
    'tools[3]: mcp-server memory',
  ])
})

it('finds rules, settings, agents, handlers and keys that call others', () => {
  expect(seen('permissions', { deny: ['Agent(reviewer)', 'Skill(deploy *)', 'Bash(ls)'] })).toEqual([
    'deny[0]: subagent reviewer',
    'deny[1]: skill or command deploy',
  ])
  expect(seen('settings', { outputStyle: 'Terse', agent: 'lead', disabledMcpjsonServers: ['search'] })).toEqual([
    'outputStyle: output-style Terse',
    'agent: subagent lead',
    'disabledMcpjsonServers[0]: mcp-server search',
  ])
  expect(seen('command', { prompt: 'x', agent: 'lead', 'allowed-tools': ['Skill(git/commit)'] })).toEqual([
    'agent: subagent lead',
    'allowed-tools[0]: skill or command git:commit',
  ])
  expect(seen('hook', { event: 'Stop', hooks: [{ type: 'mcp_tool', server: 'search', tool: 'x' }] })).toEqual([
    'hooks[0].server: mcp-server search',
  ])
  expect(seen('keybindings', { bindings: [{ context: 'Chat', bindings: { 'ctrl+s': 'command:ship', 'ctrl+x': null } }] })).toEqual([
    'bindings[0].ctrl+s: skill or command ship',
  ])
})
