import type { Artifact } from '@ccm/contract'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact, owner } from './artifacts.ts'

const settings = '.claude/settings.json'
const of = (name: string) => ({ owners: [owner(name)] })
const server = (name: string, command: string, component = name) =>
  keyArtifact('.mcp.json', `/mcpServers/${name}`, { type: 'stdio', command }, of(component))
const rule = (name: string, n: number, value: string) => elementArtifact(settings, '/permissions/allow', name, n, value)
const hook = (name: string, command: string) =>
  elementArtifact(settings, '/hooks/PreToolUse', name, 0, { matcher: 'Bash', hooks: [{ type: 'command', command }] })
const block = (name: string, content: string, component = name) => ({ ...blockArtifact('CLAUDE.md', name, content), ...of(component) })

/** What stands in the shared files before anything of ours does. */
export const foreignFiles: Readonly<Record<string, string>> = {
  '.mcp.json': '{\n\t"mcpServers": {\n\t\t"mine": { "command": "x" } // by hand\n\t}\n}\n',
  'CLAUDE.md': '# Mine\r\n\r\nWritten by hand, without a final newline',
  '.claude/agents/mine.md': 'Mine.\n',
}

/** What the library says first: whole files, keys, elements and blocks. */
export const thirtyBefore = (): Artifact[] => [
  fileArtifact('.claude/agents/same.md', 'same\n'),
  fileArtifact('.claude/agents/changed.md', 'old\n'),
  fileArtifact('.claude/agents/gone.md', 'gone\n'),
  fileArtifact('.claude/agents/before.md', 'renamed\n', of('renamed')),
  fileArtifact('.claude/commands/git/commit.md', 'Commit.\n', of('commit')),
  fileArtifact('.claude/commands/git/push.md', 'Push.\n'),
  fileArtifact('.claude/skills/before/SKILL.md', '# before\n', of('skill')),
  fileArtifact('.claude/skills/before/scripts/run.sh', '#!/bin/sh\n', { executable: true, ...of('skill') }),
  fileArtifact('.claude/skills/plain/SKILL.md', '# plain\n'),
  fileArtifact('.claude/skills/plain/run.sh', '#!/bin/sh\n'),
  fileArtifact('.claude/rules/gone/rule.md', 'gone\n'),
  fileArtifact('.claude/rules/kept.md', 'kept\n'),
  server('changed', 'old'),
  server('same', 'same'),
  server('gone', 'gone'),
  server('before', 'moved', 'moved'),
  keyArtifact(settings, '/statusLine', { type: 'command', command: 'old' }),
  keyArtifact(settings, '/enableAllProjectMcpServers', true),
  rule('rules', 0, 'Bash(old:*)'),
  rule('rules', 1, 'Bash(same:*)'),
  rule('gone', 0, 'Read'),
  hook('guard', 'old'),
  hook('gone', 'gone'),
  block('changed', 'Old.'),
  block('same', 'Same.'),
  block('gone', 'Gone.'),
  block('before', 'Moved.', 'moved'),
  { ...blockArtifact('CLAUDE.local.md', 'gone', 'gone'), private: true },
  fileArtifact('.claude/output-styles/same.md', 'same\n'),
  fileArtifact('.claude/output-styles/bits.md', 'bits\n', { executable: true }),
]

/** What the library says then: some of it as before, changed, gone, new or by another name. */
export const thirtyAfter = (): Artifact[] => [
  fileArtifact('.claude/agents/same.md', 'same\n'),
  fileArtifact('.claude/agents/changed.md', 'new\n'),
  fileArtifact('.claude/agents/made.md', 'made\n'),
  fileArtifact('.claude/agents/after.md', 'renamed\n', of('renamed')),
  fileArtifact('.claude/commands/save.md', 'Commit now.\n', of('commit')),
  fileArtifact('.claude/commands/git/push.md', 'Push now.\n'),
  fileArtifact('.claude/skills/after/SKILL.md', '# after\n', of('skill')),
  fileArtifact('.claude/skills/after/scripts/run.sh', '#!/bin/sh\n', { executable: true, ...of('skill') }),
  fileArtifact('.claude/skills/plain/SKILL.md', '# plainer\n'),
  fileArtifact('.claude/skills/plain/run.sh', '#!/bin/sh\n', { executable: true }),
  fileArtifact('.claude/rules/made/rule.md', 'made\n'),
  fileArtifact('.claude/rules/kept.md', 'kept\n'),
  server('changed', 'new'),
  server('same', 'same'),
  server('made', 'made'),
  server('after', 'moved', 'moved'),
  keyArtifact(settings, '/statusLine', { type: 'command', command: 'new' }),
  keyArtifact(settings, '/disabledMcpjsonServers', ['other']),
  rule('rules', 0, 'Bash(new:*)'),
  rule('rules', 1, 'Bash(same:*)'),
  rule('made', 0, 'Glob'),
  hook('guard', 'new'),
  hook('made', 'made'),
  block('changed', 'New.'),
  block('same', 'Same.'),
  block('made', 'Made.'),
  block('after', 'Moved.', 'moved'),
  { ...blockArtifact('CLAUDE.local.md', 'made', 'made'), private: true },
  fileArtifact('.claude/output-styles/same.md', 'same\n'),
  fileArtifact('.claude/output-styles/bits.md', 'bits\n'),
]
