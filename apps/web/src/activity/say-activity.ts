import type { Action, Activity, ActivitySubject } from '@ccm/contract'
import { count } from '../ui/count.ts'
import type { Sentence } from '../ui/words.tsx'

type Deed = Activity['action']

/** What was done, after the name; where nothing stands, `said` says it for all kinds. */
const saidOf: Partial<Record<ActivitySubject, Partial<Record<Deed, string>>>> = {
  component: { updated: 'switched or tagged' },
  project: { created: 'registered', removed: 'forgotten' },
  machine: { created: 'registered', removed: 'forgotten' },
  'env-var': { created: 'set', updated: 'set' },
  override: { created: 'added', removed: 'removed' },
}

const said: Record<Deed, string> = {
  created: 'created',
  updated: 'changed',
  removed: 'deleted',
  restored: 'restored',
  revealed: 'revealed',
  exported: 'exported',
  resolved: 'read',
  synced: 'synced',
}

/** "house-rules saved as rev 12", "ingest-pipeline synced: 9 updated, 1 conflict". The name leads to its page where one is given. */
export function sayActivity({ action, subject, after, run }: Activity, href?: string): Sentence {
  const name = nameOf(subject, href)
  if (action === 'synced') return [...name, run ? ` ${sayRun(run)}` : ' synced']
  if (action === 'resolved') return ['Values for ', ...name, ' read by ccm exec']
  if (action === 'updated' && after !== null && hasRevisions(subject.kind)) return [...name, ` saved as rev ${after}`]
  const words = `${saidOf[subject.kind]?.[action] ?? said[action]}${action === 'restored' && after !== null ? ` as rev ${after}` : ''}`
  if (subject.kind === 'override') return ['Override for ', ...name, ` ${words}`]
  if (subject.kind === 'settings') return ['Setting ', ...name, ` ${words}`]
  return [...name, ` ${words}`]
}

/** Whether people see its revisions and can bring one back. */
const hasRevisions = (kind: ActivitySubject) => kind === 'component' || kind === 'profile'

/** The name as people know it: without its type, and with what stands beside it in plain words. */
function nameOf({ kind, name }: Activity['subject'], href: string | undefined): Sentence {
  const handle = kind === 'component' || kind === 'override' ? name.replace(/^[a-z-]+\//, '') : name
  const bare = kind === 'env-var' ? handle.replace(/^all for /, '') : handle
  const [, first = bare, rest = ''] = (takesMore[kind] && takesMore[kind].exec(bare)) || []
  return [{ name: first, ...(href !== undefined && { href }) }, ...(rest ? [rest] : [])]
}

/** Names that go on in plain words: "commit and 19 more", "postgres-ro on devbox", "shop on studio". */
const takesMore: Partial<Record<ActivitySubject, RegExp>> = {
  component: /^(\S+)( and \d+ more)$/s,
  override: /^(\S+)( on .+)$/s,
  'env-var': /^(.+?)( on .+)$/s,
}

const wrote: Partial<Record<Action, string>> = {
  create: 'created',
  update: 'updated',
  merge: 'merged',
  move: 'moved',
  remove: 'removed',
  adopt: 'adopted',
  release: 'released',
}
const actions: readonly Action[] = ['create', 'update', 'merge', 'move', 'remove', 'adopt', 'release']

/** "synced: 9 updated, 1 conflict"; a run that only looked "reported 2 edits on disk". */
function sayRun({ counts, exceptions }: NonNullable<Activity['run']>): string {
  const done = actions.flatMap((action) => (counts[action] ? [`${counts[action]} ${wrote[action]}`] : []))
  const { conflict = 0, drifted = 0 } = counts
  const other = exceptions - conflict - drifted
  const left = [
    ...(conflict > 0 ? [count(conflict, 'conflict')] : []),
    ...(drifted > 0 ? [`${count(drifted, 'edit')} on disk`] : []),
    ...(other > 0 ? [`${other} left out of step`] : []),
  ]
  if (done.length === 0 && left.length === 0) return 'synced: in step'
  return `${done.length > 0 ? 'synced' : 'reported'}${done.length > 0 ? ': ' : ' '}${[...done, ...left].join(', ')}`
}

/** Who did it, as short as it can be said: "web", "studio". */
export const sayActor = ({ kind, name }: Activity['actor']): string => name ?? (kind === 'machine' ? 'a machine' : kind)
