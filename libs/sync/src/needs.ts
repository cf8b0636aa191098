import { artifactHash } from '@ccm/formats/hash'
import { decide } from './decide.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'

/**
 * Takes back what speaks of an artifact that will not be on the disk as the library says: it counts as no longer wanted, so that it goes
 * if it is ours and is not made if it is not there.
 *
 * @param holds - whether an artifact will be on the disk as the library says
 */
export function settleNeeds(files: readonly JudgedFile[], holds: (action: JudgedAction) => boolean): JudgedFile[] {
  const needed = new Set(files.flatMap(({ actions }) => actions.flatMap((action) => needOf(action) ?? [])))
  if (needed.size === 0) return [...files]
  const held = new Set<string>()
  for (const { actions } of files) for (const action of actions) if (needed.has(action.id) && holds(action)) held.add(action.id)
  return files.map((file) => {
    if (file.actions.every((action) => isMet(action, held))) return file
    return { ...file, actions: file.actions.flatMap((action) => (isMet(action, held) ? action : unwanted(action))) }
  })
}

/** The id of the artifact one speaks of. */
export const needOf = ({ artifact }: Pick<JudgedAction, 'artifact'>) => (artifact?.kind === 'element' ? artifact.needs : undefined)

function isMet(action: JudgedAction, held: ReadonlySet<string>): boolean {
  const need = needOf(action)
  return need === undefined || held.has(need)
}

/** True when an artifact is on the disk as the library says once the run has done what it plans. */
export function isHeld({ action, want, have, entry, settled, result }: JudgedAction): boolean {
  if (action === 'move') return result === undefined || artifactHash(result) === want
  if (action === 'keep') return want === have || entry?.origin === 'matched'
  // What was there first and says the same counts; what a person keeps, or has merged into it, does not.
  if (action === 'adopt') return want === have || (!entry && !settled)
  return action === 'create' || action === 'update'
}

/** What becomes of an artifact nobody wants for now. A person's change to it stays known: what they took away does not come back later. */
function unwanted(action: JudgedAction): JudgedAction[] {
  const { entry, have, annotated } = action
  switch (action.action) {
    case 'keep':
    case 'adopt':
    case 'create':
    case 'update': {
      if (!entry) return []
      const decision = decide(undefined, entry, have)
      const going = decision === 'remove' && annotated ? 'release' : decision
      return [{ ...action, action: going, artifact: undefined, want: undefined, after: undefined, runs: false, unmet: true }]
    }
    case 'drifted':
    case 'conflict':
    case 'merge':
    case 'move':
    case 'remove':
    case 'release':
    case 'forget':
      return [action]
    default:
      return action.action satisfies never
  }
}
