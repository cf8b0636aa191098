import type { Plan, PlannedAction, Settlement } from '@ccm/sync'
import { UsageError } from '../errors.ts'
import { pathOf, titleOf } from '../output/plan-lines.ts'
import type { Repeated } from '../raw-flag.ts'

/** How `--mine` and `--theirs` settle: alone every conflict, with values what these name. */
export interface SettleFlags {
  mine: Repeated
  theirs: Repeated
}

/** Nothing is settled unasked. */
export const NO_SETTLING: SettleFlags = { mine: { alone: false, values: [] }, theirs: { alone: false, values: [] } }

type Side = 'mine' | 'theirs'

/**
 * What the flags settle, by id. Alone, a flag settles what is a conflict; what was changed or deleted here alone has to be named, and so has
 * a clean merge that is not wanted. Named by `--mine`, also what a sync would do by itself is not done. A name beats a flag that stands alone.
 *
 * @throws UsageError when the flags contradict each other, or name what there is nothing to settle about
 */
export function settledByFlags({ actions }: Plan, { mine, theirs }: SettleFlags): Map<string, Settlement> {
  if (mine.alone && theirs.alone)
    throw new UsageError('--mine and --theirs exclude each other. Name a path with one of them: --mine=<path>.')
  const open = actions.filter(canSettle)
  const settled = new Map<string, Settlement>()
  const side: Side | undefined = mine.alone ? 'mine' : theirs.alone ? 'theirs' : undefined
  if (side) for (const { id, action } of open) if (action === 'conflict') settled.set(id, { take: side })
  const kept = namedBy('mine', mine, actions.filter(canKeep))
  const named = new Map([...kept, ...namedBy('theirs', theirs, open)])
  const twice = kept.find(([id]) => named.get(id)?.take === 'theirs')
  const both = twice && open.find(({ id }) => id === twice[0])
  if (both) throw new UsageError(`${titleOf(both)} is named by --mine and by --theirs. Leave one out.`)
  return new Map([...settled, ...named])
}

/** What is not as the library says, and not for this run to write by itself. */
export const canSettle = ({ action }: Pick<PlannedAction, 'action'>): boolean =>
  action === 'conflict' || action === 'drifted' || action === 'merge'

/** What is not as the library says, or would not stay as it is. */
const canKeep = ({ action }: PlannedAction): boolean =>
  canSettle({ action }) || action === 'create' || action === 'update' || action === 'remove' || action === 'move'

function namedBy(take: Side, { values }: Repeated, open: readonly PlannedAction[]): [string, Settlement][] {
  return values.flatMap((value) => {
    const found = open.filter((action) => isNamed(action, value))
    if (found.length === 0) throw nothingThere(take, value, open)
    return found.map(({ id }): [string, Settlement] => [id, { take }])
  })
}

/** By its path or a directory above it, as `file › part`, or by its id with or without the root. */
function isNamed(action: PlannedAction, value: string): boolean {
  const path = pathOf(action)
  const name = value.replace(/^\.\//, '').replace(/\/+$/, '')
  if (name === '') return false
  return [path, titleOf(action), action.id, action.id.slice(action.id.indexOf(':') + 1)].includes(name) || path.startsWith(`${name}/`)
}

function nothingThere(side: Side, value: string, open: readonly PlannedAction[]): UsageError {
  const about = `Nothing was written: --${side}=${value} names nothing that is to be settled here.`
  if (open.length === 0)
    return new UsageError(
      `${about} ${side === 'mine' ? 'Everything is as the library has it.' : 'Everything agrees with the library or is written by itself.'}`,
    )
  return new UsageError([`${about} This is:`, ...open.map((action) => `  ${titleOf(action)}`)].join('\n'))
}
