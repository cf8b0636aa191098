import { expect, it } from 'vitest'
import { readArtifactId, sayShare } from './artifact-id.ts'

it.each([
  ['project:.claude/agents/reviewer.md', '.claude/agents/reviewer.md', ''],
  ['project:.mcp.json#/mcpServers/postgres-ro', '.mcp.json', 'mcpServers › postgres-ro'],
  ['project:.claude/settings.json#/hooks/PreToolUse[component-1/0]', '.claude/settings.json', 'hooks › PreToolUse'],
  ['project:CLAUDE.md#block/house-rules', 'CLAUDE.md', 'block house-rules'],
  ['home:.claude.json#/mcpServers/a~1b', '~/.claude.json', 'mcpServers › a/b'],
  ['something else', 'something else', ''],
])('%s reads as %s %s', (id, path, part) => {
  expect(readArtifactId(id)).toEqual({ path, part })
})

const of = (kind: 'file' | 'key' | 'element' | 'block') => {
  const common = { id: 'x', root: 'project' as const, path: 'x', owners: [], runs: false, private: false }
  if (kind === 'file') return { ...common, kind, content: '', executable: false }
  if (kind === 'block') return { ...common, kind, block: 'b', content: '' }
  return { ...common, kind, pointer: '/a', value: 1 }
}

it('says how much of a file is ours', () => {
  expect(sayShare([of('file')])).toBe('whole file')
  expect(sayShare([of('key'), of('key'), of('element')])).toBe('2 keys, 1 entry')
  expect(sayShare([of('element'), of('element')])).toBe('2 entries')
  expect(sayShare([of('block')])).toBe('1 block')
})
