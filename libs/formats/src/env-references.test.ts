import type { AnyComponent } from '@ccm/contract'
import { expect, it } from 'vitest'
import { envReferences } from './env-references.ts'
import { sample } from './samples.ts'

const http = { type: 'http' as const, url: 'https://e.com', headers: { A: 'Bearer $HOOK_TOKEN' }, allowedEnvVars: ['HOOK_TOKEN', 'PATH'] }
const hooks = { Stop: [{ hooks: [http] }] }

it.each<[string, AnyComponent, string[]]>([
  [
    'a local server',
    sample('mcp-server', 'a', { type: 'stdio', command: '${BIN}/x', args: ['--key=${KEY}', '$PLAIN'], env: { A: '${KEY}${OTHER}' } }),
    ['BIN', 'KEY', 'OTHER'],
  ],
  [
    'a remote server',
    sample('mcp-server', 'a', { type: 'http', url: '${BASE}/mcp', headers: { A: 'Bearer ${TOKEN}' }, headersHelper: '${NOT_EXPANDED}' }),
    ['BASE', 'TOKEN'],
  ],
  [
    'a server with defaults and with what every shell knows',
    sample('mcp-server', 'a', { type: 'stdio', command: 'x', args: ['${PORT:-80}', '${HOME}/x', '${CLAUDE_PROJECT_DIR}'] }),
    [],
  ],
  [
    'a subagent',
    sample('subagent', 'a', {
      description: 'x',
      prompt: '${NOT_EXPANDED}',
      hooks,
      mcpServers: ['docs', { own: { type: 'stdio', command: '${INNER}' } }],
    }),
    ['HOOK_TOKEN', 'INNER'],
  ],
  ['a hook', sample('hook', 'a', { event: 'Stop', hooks: [http, { type: 'command', command: 'echo ${SHELL_EXPANDS}' }] }), ['HOOK_TOKEN']],
  ['a skill', sample('skill', 'a', { prompt: '${CLAUDE_SKILL_DIR}', hooks }), ['HOOK_TOKEN']],
  ['a command', sample('command', 'a', { prompt: '$1', hooks }), ['HOOK_TOKEN']],
  ['settings', sample('settings', 'a', { env: { A: '${NOT_EXPANDED}' } }), []],
])('of %s are named, sorted and once', (_what, component, names) => {
  expect(envReferences(component)).toEqual(names)
})
