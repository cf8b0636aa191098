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
  ['conflict', { have: 'c'.repeat(64) }, 'already here and different; left as it is'],
  ['conflict', { have: 'c'.repeat(64), entry }, 'changed here and in the library; left as it is'],
  ['conflict', { entry }, 'deleted here, changed in the library; not brought back'],
] as const)('says in words why %s is left alone', (action, more, words) => {
  expect(shown({ ...part, action, ...more })[0]).toBe(`  ! .claude/agents/a.md  subagent a · ${words}`)
})

it('counts what was done, and says nothing of nothing', () => {
  expect(tally([{ action: 'create' }, { action: 'create' }, { action: 'remove' }, { action: 'keep' }])).toBe('2 created, 1 removed')
  expect(tally([{ action: 'drifted' }])).toBe('')
})
