import type { Action, Hash } from '@ccm/contract'
import type { Entry } from './types.ts'

/**
 * What to do with one artifact: the whole of the sync engine's judgement.
 *
 * @param want - what the library says now; `undefined` when it no longer names the artifact
 * @param last - what was agreed last; `undefined` when it was never ours
 * @param have - what the disk holds now; `undefined` when nothing is there
 * @param known - what the library ever said of it in the same repository: another clone wrote that, nobody typed it
 */
export function decide(want: Hash | undefined, last: Entry | undefined, have: Hash | undefined, known: readonly Hash[] = []): Action {
  if (have === want) return last?.want === want && last?.have === have ? 'keep' : want ? 'adopt' : 'forget'
  if (!last) return have === undefined ? 'create' : known.includes(have) ? 'update' : 'conflict'
  if (want === last.want) return have === last.have ? 'keep' : 'drifted'
  const pristine = have === last.have && last.have === last.want
  if (want === undefined) return pristine && last.origin !== 'matched' ? 'remove' : 'release'
  if (have === undefined) return 'conflict' // we wrote it, they deleted it: never bring it back unasked
  return pristine ? 'update' : 'merge' // base last.want, ours have, theirs want; unclean becomes a conflict
}
