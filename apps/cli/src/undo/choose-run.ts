import type { RunSummary } from '@ccm/sync'
import { CommandError } from '../errors.ts'

/**
 * The run that is meant: the one with this number or, without one, the newest sync that is not undone. Undefined when there is none.
 *
 * @param runs - newest first
 */
export function chooseRun(runs: readonly RunSummary[], number: number | undefined): RunSummary | undefined {
  if (number === undefined) return runs.find(({ by, undone }) => by === 'sync' && !undone)
  const run = runs.find((each) => each.run === number)
  if (run) return run
  const known = runs.length === 0 ? 'No run here has changed files yet.' : '"ccm history" lists those that are remembered.'
  throw new CommandError('not-found', `There is no run ${number}, so nothing was done. ${known}`)
}
