import type { Artifact } from '@ccm/contract'
import { expect, it } from 'vitest'
import { mayRun } from './may-run.ts'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact } from './testing/artifacts.ts'

const agent = (content: string) => fileArtifact('.claude/agents/a.md', content)
const settings = '.claude/settings.json'
const chat = (action: string) => ({ context: 'Chat', bindings: { 'ctrl+e': action } })

it.each<[string, Artifact]>([
  ['prose', agent('Review the code!')],
  [
    'a subagent with a description',
    agent(
      '---\nname: "a"\ndescription: "hooks: no\\nmcpServers: no"\ntools:\n  - Read\n  - Agent(x, y)\n---\n\nhooks: are explained here\n',
    ),
  ],
  ['a subagent in a narrow mode', agent('---\npermissionMode: "plan"\n---\n')],
  ['a block of CLAUDE.md', blockArtifact('CLAUDE.md', 'a', 'x')],
  ['a rule that denies', elementArtifact(settings, '/permissions/deny', 'a', 0, 'Read(.env)')],
  ['a rule that asks', elementArtifact('.claude/settings.local.json', '/permissions/ask', 'a', 0, 'Bash')],
  ['a setting of the looks', keyArtifact(settings, '/theme', 'dark')],
  ['a server that is switched off', elementArtifact('.claude/settings.local.json', '/disabledMcpjsonServers', 'a', 0, 'docs')],
  ['a plugin that is switched off', keyArtifact(settings, '/enabledPlugins/a@b', false)],
  ['keys that do what the client can do', elementArtifact('.claude/keybindings.json', '/bindings', 'a', 0, chat('chat:submit'))],
  ['a narrow default mode', keyArtifact(settings, '/permissions/defaultMode', 'plan')],
])('lets %s through', (_name, artifact) => {
  expect(mayRun(artifact)).toBe(false)
})

it.each<[string, Artifact]>([
  ['an executable file', fileArtifact('a.md', 'x', { executable: true })],
  ['a file of another kind', fileArtifact('.husky/pre-commit', 'x')],
  ['a build file', fileArtifact('package.json', '{}')],
  ['a command that calls a shell', agent('Look: !`id`')],
  ['a fenced shell block', agent('```!\nid\n```')],
  ['hooks in a subagent', agent('---\nhooks:\n  Stop: []\n---\n')],
  ['servers in a subagent', agent('---\nname: a\nmcpServers: [x]\n---\n')],
  ['tools that need no permission', agent('---\nallowed-tools: Bash\n---\n')],
  ['a wide mode in a subagent', agent('---\npermissionMode: bypassPermissions\n---\n')],
  ['a field behind an escape', agent('---\n"ho\\u006fks": {}\n---\n')],
  ['a field in a flow mapping', agent('---\n{ hooks: {} }\n---\n')],
  ['an indented frontmatter', agent('---\n  hooks: {}\n---\n')],
  ['a frontmatter with Windows line endings', agent('---\r\nhooks: {}\r\n---\r\n')],
  ['a frontmatter that does not end', agent('---\nhooks: {}\n')],
  ['a block of a file that is no prose', blockArtifact('Makefile', 'a', 'x')],
  ['a field behind a lone carriage return', agent('---\ndescription: x\n  y\rhooks: {}\n---\n')],
  ['bytes that are no text', fileArtifact('.claude/skills/a/logo.md', 'AAAA', { encoding: 'base64' })],
  ['a script of a skill', fileArtifact('.claude/skills/a/run.py', 'x')],
  ['a status line', keyArtifact(settings, '/statusLine', { type: 'command', command: 'x' })],
  ['a plugin', keyArtifact(settings, '/enabledPlugins/a@b', true)],
  ['a marketplace', keyArtifact(settings, '/extraKnownMarketplaces/a', { source: { source: 'github', repo: 'a/b' } })],
  ['an approval', elementArtifact('.claude/settings.local.json', '/enabledMcpjsonServers', 'a', 0, 'docs')],
  ['a value of the environment', keyArtifact(settings, '/env/PATH', '/tmp')],
  ['a directory more', elementArtifact(settings, '/permissions/additionalDirectories', 'a', 0, '/')],
  ['a sandbox switched off', keyArtifact(settings, '/sandbox/enabled', false)],
  ['a key that runs a command', elementArtifact('.claude/keybindings.json', '/bindings', 'a', 0, chat('command:deploy'))],
  ['a server', keyArtifact('.mcp.json', '/mcpServers/a', {})],
  ['a hook', elementArtifact(settings, '/hooks/Stop', 'a', 0, {})],
  ['a rule that allows', elementArtifact(settings, '/permissions/allow', 'a', 0, 'Bash')],
  ['a wide default mode', keyArtifact(settings, '/permissions/defaultMode', 'acceptEdits')],
  ['all permissions at once', keyArtifact(settings, '/permissions', {})],
  ['a setting nobody knows', keyArtifact(settings, '/apiKeyHelper', 'x')],
])('has %s shown first', (_name, artifact) => {
  expect(mayRun(artifact)).toBe(true)
})
