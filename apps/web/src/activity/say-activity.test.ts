import type { Activity } from '@ccm/contract'
import { expect, it } from 'vitest'
import { textOf } from '../ui/words.tsx'
import { byDay } from './by-day.ts'
import { sayActivity, sayActor } from './say-activity.ts'
import { subjectLinks } from './subject-links.ts'

const entry = (kind: Activity['subject']['kind'], name: string, action: Activity['action'], changes: Partial<Activity> = {}): Activity => ({
  id: `${action}-${name}`,
  at: '2026-11-22T12:00:00.000Z',
  actor: { kind: 'web', id: null, name: null },
  action,
  subject: { kind, id: `id-of-${name}`, name },
  before: null,
  after: null,
  run: null,
  ...changes,
})
const say = (...args: Parameters<typeof entry>) => textOf(sayActivity(entry(...args)))
const run = (counts: NonNullable<Activity['run']>['counts'], exceptions = 0) => ({ run: { counts, exceptions } })

it.each([
  ['a save', say('component', 'claude-md/house-rules', 'updated', { before: 11, after: 12 }), 'house-rules saved as rev 12'],
  ['a change of marks', say('component', 'hook/lint', 'updated'), 'lint switched or tagged'],
  ['many at once', say('component', 'command/commit and 19 more', 'removed'), 'commit and 19 more deleted'],
  ['a restored revision', say('profile', 'base', 'restored', { after: 4 }), 'base restored as rev 4'],
  ['a new project', say('project', 'storefront', 'created', { after: 1 }), 'storefront registered'],
  ['a machine with a new name', say('machine', 'devbox', 'updated', { after: 2 }), 'devbox changed'],
  ['an override', say('override', 'mcp-server/postgres-ro on devbox', 'created'), 'Override for postgres-ro on devbox added'],
  ['a value that was set', say('env-var', 'PG_DSN', 'updated'), 'PG_DSN set'],
  ['a value that was looked at', say('env-var', 'PG_DSN', 'revealed'), 'PG_DSN revealed'],
  ['values for a program', say('env-var', 'all for shop on studio', 'resolved'), 'Values for shop on studio read by ccm exec'],
  ['a setting', say('settings', 'approveMcpServers', 'updated'), 'Setting approveMcpServers changed'],
  ['a sync', say('project', 'ingest', 'synced', run({ keep: 20, update: 9, conflict: 1 }, 1)), 'ingest synced: 9 updated, 1 conflict'],
  ['a sync that only looked', say('project', 'shop', 'synced', run({ drifted: 2 }, 2)), 'shop reported 2 edits on disk'],
  ['a sync that left something', say('project', 'shop', 'synced', run({ create: 3 }, 2)), 'shop synced: 3 created, 2 left out of step'],
  ['a sync that found all in step', say('project', 'shop', 'synced', run({ keep: 9 })), 'shop synced: in step'],
  ['an old sync', say('project', 'shop', 'synced'), 'shop synced'],
])('says %s', (_what, said, expected) => {
  expect(said).toBe(expected)
})

it('names the machine, or the kind of who did it', () => {
  expect(sayActor({ kind: 'machine', id: 'machine-studio', name: 'studio' })).toBe('studio')
  expect(sayActor({ kind: 'web', id: null, name: null })).toBe('web')
})

it('leads only to what was not removed later', () => {
  const entries = [
    entry('component', 'hook/lint', 'removed'),
    entry('component', 'hook/lint', 'updated'),
    entry('profile', 'base', 'restored'),
    entry('profile', 'base', 'removed'),
    entry('override', 'hook/lint on studio', 'created'),
  ]
  expect(entries.map(subjectLinks(entries))).toEqual([undefined, undefined, '/profiles/id-of-base', '/profiles/id-of-base', undefined])
})

it('goes by the days of the reader', () => {
  const now = new Date(2026, 10, 22, 14).getTime()
  const at = (...date: [number, number, number, number]) => entry('settings', 'x', 'updated', { at: new Date(...date).toISOString() })
  const days = byDay([at(2026, 10, 22, 9), at(2026, 10, 22, 0), at(2026, 10, 21, 23), at(2026, 10, 20, 8), at(2025, 0, 1, 8)], now)
  expect(days.map(({ date, title, entries }) => [date, title, entries.length])).toEqual([
    ['2026-11-22', 'Today', 2],
    ['2026-11-21', 'Yesterday', 1],
    ['2026-11-20', 'Friday 20 November', 1],
    ['2025-01-01', 'Wednesday 1 January 2025', 1],
  ])
})
