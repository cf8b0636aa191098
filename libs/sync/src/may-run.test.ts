import type { Artifact } from '@ccm/contract'
import { expect, it } from 'vitest'
import { mayRun } from './may-run.ts'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact } from './testing/artifacts.ts'

const agent = (content: string) => fileArtifact('.claude/agents/a.md', content)
const settings = '.claude/settings.json'

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
  ['a server', keyArtifact('.mcp.json', '/mcpServers/a', {})],
  ['a hook', elementArtifact(settings, '/hooks/Stop', 'a', 0, {})],
  ['a rule that allows', elementArtifact(settings, '/permissions/allow', 'a', 0, 'Bash')],
  ['a wide default mode', keyArtifact(settings, '/permissions/defaultMode', 'acceptEdits')],
  ['all permissions at once', keyArtifact(settings, '/permissions', {})],
  ['a setting nobody knows', keyArtifact(settings, '/apiKeyHelper', 'x')],
])('has %s shown first', (_name, artifact) => {
  expect(mayRun(artifact)).toBe(true)
})
