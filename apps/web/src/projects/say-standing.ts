import type { ExceptionState, LastError, Project, Standing } from '@ccm/contract'
import { readArtifactId } from '../ui/artifact-id.ts'
import { count, figure } from '../ui/count.ts'
import type { Name, Sentence } from '../ui/words.tsx'

/** What is known of how a project, or a user scope, stands. */
export interface Stands {
  state: Project['state']
  exceptions: number
  standing: Standing
  lastError?: LastError | null
}

/**
 * Why something is not in step, after its word: "Conflict." goes on "Both sides changed .mcp.json". At most two files are named; only the
 * worst five artifacts are known here, so a greater number is told as artifacts, and its files are not counted.
 */
export function sayStanding(stands: Stands): Sentence {
  switch (stands.state) {
    case 'failed':
      return [stands.lastError ? `The last sync stopped: ${stands.lastError.message}` : 'The last sync stopped before it wrote anything']
    case 'conflict':
      return sayConflict(stands)
    case 'drifted':
      return sayFiles(stands, ['drifted'], 'edited')
    case 'outdated':
      return sayOutdated(stands)
    case 'not-written':
      return ['Registered, no run yet']
    case 'not-seen':
      return ['Registered, its machine has not asked yet']
    case 'in-step':
      return ['As the library says']
    default:
      return stands.state satisfies never
  }
}

function sayConflict(stands: Stands): Sentence {
  const changed = filesOf(stands, ['conflict'])
  if (changed.length > 0) return ['Both sides changed ', ...list(changed, isCut(stands))]
  const taken = filesOf(stands, ['foreign'])
  if (taken.length > 0) return ['Something else stands at ', ...list(taken, isCut(stands))]
  return [`${count(Math.max(1, stands.exceptions), 'artifact')} for a person to settle`]
}

/** What a run left undone, the worst first, and what moved in the library since. */
function sayOutdated(stands: Stands): Sentence {
  const left = leftUndone.find(([state]) => filesOf(stands, [state]).length > 0)
  const moved = sayMoved(stands.standing.moved)
  const undone = left ? sayFiles(stands, [left[0]], left[1]) : []
  if (undone.length > 0 && moved.length > 0) return [...undone, ', since ', ...moved]
  if (moved.length > 0) return ['Since ', ...moved]
  return undone.length > 0 ? undone : ['The library moved on since the last run']
}

const leftUndone: readonly [ExceptionState, string][] = [
  ['failed', 'not written'],
  ['missing', 'deleted on disk'],
  ['waiting', 'waiting for a yes'],
  ['outdated', 'to write'],
]

/** "house-rules rev 12", "house-rules rev 12 and 1 more". */
function sayMoved(moved: Standing['moved']): Sentence {
  const [first] = moved
  if (!first) return []
  const name = { name: first.name, href: `/${first.kind}s/${first.id}` }
  const others = moved.length - 1
  // Three are told at most, so that there may be more than two others.
  const more = others === 0 ? '' : others === 1 ? ' and 1 more' : ' and others'
  return [name, ` rev ${figure(first.revision)}${more}`]
}

function sayFiles(stands: Stands, states: ExceptionState[], verb: string): Sentence {
  const files = filesOf(stands, states)
  if (isCut(stands) || files.length === 0) return [`${count(Math.max(1, stands.exceptions), 'artifact')} ${verb}`, ...after(files)]
  return [`${count(files.length, 'file')} ${verb}: `, ...list(files, false)]
}

const after = (files: string[]): Sentence => (files.length > 0 ? [': ', ...list(files, true)] : [])

const filesOf = ({ standing }: Stands, states: ExceptionState[]): string[] => [
  ...new Set(standing.artifacts.filter(({ state }) => states.includes(state)).map(({ id }) => readArtifactId(id).path)),
]

const isCut = ({ standing, exceptions }: Stands) => exceptions > standing.artifacts.length

/** Two files by name, and how many more there are where that is known. */
function list(files: string[], isCut: boolean): Sentence {
  const names: Name[] = files.slice(0, 2).map((name) => ({ name }))
  const rest = files.length - names.length
  const more = isCut ? ' and others' : rest > 0 ? ` and ${rest} more` : ''
  return [...names.flatMap((name, index) => (index === 0 ? [name] : [', ', name])), ...(more ? [more] : [])]
}
