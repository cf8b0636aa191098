import type { Project, Standing } from '@ccm/contract'
import { expect, it } from 'vitest'
import { textOf } from '../ui/words.tsx'
import { sayStanding } from './say-standing.ts'

const artifact = (path: string, state: Standing['artifacts'][number]['state']) => ({ id: `project:${path}`, state })
const rules = { kind: 'component', type: 'claude-md', id: 'component-rules', name: 'house-rules', revision: 12 } as const

function say(state: Project['state'], standing: Partial<Standing> = {}, exceptions = standing.artifacts?.length ?? 0) {
  return textOf(sayStanding({ state, exceptions, standing: { artifacts: [], moved: [], since: null, ...standing } }))
}

it.each([
  [
    'names the file both sides changed',
    say('conflict', { artifacts: [artifact('.mcp.json#/mcpServers/a', 'conflict')] }),
    'Both sides changed .mcp.json',
  ],
  ['says what is in the way', say('conflict', { artifacts: [artifact('CLAUDE.md', 'foreign')] }), 'Something else stands at CLAUDE.md'],
  [
    'counts edited files, each once',
    say('drifted', {
      artifacts: [
        artifact('.mcp.json#/mcpServers/a', 'drifted'),
        artifact('.mcp.json#/mcpServers/b', 'drifted'),
        artifact('CLAUDE.md#block/x', 'drifted'),
      ],
    }),
    '2 files edited: .mcp.json, CLAUDE.md',
  ],
  [
    'names two files and counts the others',
    say('drifted', { artifacts: ['a', 'b', 'c', 'd'].map((path) => artifact(path, 'drifted')) }),
    '4 files edited: a, b and 2 more',
  ],
  [
    'counts artifacts where not all are told',
    say('drifted', { artifacts: ['a', 'b', 'c', 'd', 'e'].map((path) => artifact(path, 'drifted')) }, 9),
    '9 artifacts edited: a, b and others',
  ],
  ['says what the library moved to', say('outdated', { moved: [rules] }), 'Since house-rules rev 12'],
  ['says that more moved', say('outdated', { moved: [rules, rules] }), 'Since house-rules rev 12 and 1 more'],
  ['does not count what it cannot', say('outdated', { moved: [rules, rules, rules] }), 'Since house-rules rev 12 and others'],
  [
    'says what is to be written, and since when',
    say('outdated', { artifacts: [artifact('a', 'outdated'), artifact('b', 'outdated')], moved: [rules] }),
    '2 files to write: a, b, since house-rules rev 12',
  ],
  [
    'names the worst of what a run left undone',
    say('outdated', { artifacts: [artifact('run.sh', 'waiting'), artifact('a', 'outdated')] }),
    '1 file waiting for a yes: run.sh',
  ],
  ['has a word for a deleted file', say('outdated', { artifacts: [artifact('a', 'missing')] }), '1 file deleted on disk: a'],
  ['says so when nothing is known but that it is outdated', say('outdated'), 'The library moved on since the last run'],
  ['knows a project without a run', say('not-written'), 'Registered, no run yet'],
  [
    'names files in the home directory from there',
    say('drifted', { artifacts: [{ id: 'home:.claude/CLAUDE.md', state: 'drifted' }] }),
    '1 file edited: ~/.claude/CLAUDE.md',
  ],
])('%s', (_what, said, expected) => {
  expect(said).toBe(expected)
})

it('gives the reason of a sync that stopped', () => {
  const lastError = { code: 'unreadable', message: '.mcp.json is no JSON.', at: '2026-11-22T13:00:00.000Z' }
  const stands = { state: 'failed', exceptions: 0, standing: { artifacts: [], moved: [], since: null }, lastError } as const
  expect(textOf(sayStanding({ ...stands, standing: { artifacts: [], moved: [], since: null } }))).toBe(
    'The last sync stopped: .mcp.json is no JSON.',
  )
})

it('leads to what moved', () => {
  const standing = { artifacts: [], moved: [rules, { ...rules, kind: 'profile' as const, type: null }], since: null }
  expect(sayStanding({ state: 'outdated', exceptions: 0, standing })).toContainEqual({
    name: 'house-rules',
    href: '/components/component-rules',
  })
})
