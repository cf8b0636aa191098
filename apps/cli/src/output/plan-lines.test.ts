import type { LedgerEntry, PlannedAction } from '@ccm/sync'
import { expect, it } from 'vitest'
import { renderLine } from './clean.ts'
import { planLines, tally } from './plan-lines.ts'

const part: PlannedAction = {
  id: 'x',
  action: 'create',
  kind: 'file',
  root: 'project',
  path: '.claude/agents/a.md',
  owners: [{ componentId: 'component-1', type: 'subagent', name: 'a', revision: 1 }],
  runs: false,
  private: false,
}
const element = {
  kind: 'element' as const,
  path: '.claude/settings.json',
  owners: [{ componentId: 'component-2', type: 'permissions' as const, name: 'p', revision: 1 }],
}
const entry: LedgerEntry = { ...element, want: 'a'.repeat(64), have: 'b'.repeat(64), origin: 'written', root: 'project', private: false }

const shown = (...actions: PlannedAction[]) => planLines(actions).map((line) => renderLine(line, false))

it('gives a whole file one line, and a home file its tilde', () => {
  expect(shown(part, { ...part, root: 'home', action: 'update' })).toEqual([
    '  + .claude/agents/a.md  subagent a',
    '  ~ ~/.claude/agents/a.md  subagent a',
  ])
})

it('groups the parts of a shared file under it, with what each element is', () => {
  expect(
    shown(
      {
        ...part,
        ...element,
        action: 'create',
        after: '"Bash(git push *)"',
        artifact: { ...part, ...element, pointer: '/permissions/ask', value: 'x' },
      },
      { ...part, ...element, action: 'remove', before: '"Read(./.env)"', entry: { ...entry, pointer: '/permissions/deny' } },
    ),
  ).toEqual([
    '    .claude/settings.json',
    '  +   permissions › ask › "Bash(git push *)"  permissions p',
    '  -   permissions › deny › "Read(./.env)"  permissions p',
  ])
})

it.each([
  ['drifted', { have: 'c'.repeat(64) }, 'changed here; left as it is'],
  ['drifted', {}, 'deleted here; not brought back'],
  ['conflict', { have: 'c'.repeat(64) }, 'already here and different'],
  ['conflict', { have: 'c'.repeat(64), entry }, 'changed here and in the library'],
  ['conflict', { entry }, 'deleted here, changed in the library'],
] as const)('says in words why %s is not simply written', (action, more, words) => {
  expect(shown({ ...part, action, ...more })[0]).toBe(`  ! .claude/agents/a.md  subagent a · ${words}`)
})

it('counts what was done, and says nothing of nothing', () => {
  expect(tally([{ action: 'create' }, { action: 'create' }, { action: 'remove' }, { action: 'keep' }])).toBe('2 created, 1 removed')
  expect(tally([{ action: 'drifted' }])).toBe('')
})

it('says what a merge and a move are', () => {
  const from = { id: 'y', path: '.claude/agents/b.md' }
  expect(
    shown(
      { ...part, action: 'merge' },
      { ...part, path: '.claude/agents/c.md', action: 'move', from, stays: 'drifted' },
      { ...part, kind: 'key', path: '.mcp.json', action: 'move', from: { id: 'z', path: '.mcp.json', pointer: '/mcpServers/old' } },
    ),
  ).toEqual([
    '  ± .claude/agents/a.md  subagent a · changed here and in the library; fits together',
    '  > .claude/agents/c.md  subagent a · moves here from .claude/agents/b.md; stays as it was changed here',
    '    .mcp.json',
    '  >     subagent a · moves here from mcpServers › old',
  ])
})

it('counts what was settled by how it was', () => {
  const conflict = { action: 'conflict' as const }
  expect(
    tally([
      { ...conflict, settled: 'theirs' },
      { ...conflict, settled: 'mine' },
      { action: 'merge', settled: 'mine' },
    ]),
  ).toBe('1 taken from the library, 2 kept as here')
})
