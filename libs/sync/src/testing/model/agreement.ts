import type { Action } from '@ccm/contract'

/** What library and disk said when they last agreed; without `disk`, that nothing is to be there. */
export interface Agreement {
  component: string
  library: string
  disk: string | undefined
  /** It was there before us: it is never ours to take away. `undefined` when that is not known. */
  found: boolean | undefined
}

/**
 * What a sync may do about an artifact, told from texts alone. Where a person changed something, nothing is written but a merge; what they
 * deleted stays away; what they said is to stay is kept until the library changes.
 */
export function allowedActions(wanted: string | undefined, agreed: Agreement | undefined, disk: string | undefined): readonly Action[] {
  if (!agreed) return withoutAgreement(wanted, disk)
  const isMoved = wanted !== agreed.library
  const isTouched = disk !== agreed.disk
  if (disk === wanted) return !isMoved && !isTouched ? ['keep'] : wanted === undefined ? ['forget'] : ['adopt']
  if (!isMoved) return isTouched ? ['drifted'] : ['keep']
  const isPristine = !isTouched && agreed.disk === agreed.library
  if (wanted === undefined)
    return !isPristine || agreed.found ? ['release'] : agreed.found === undefined ? ['remove', 'release'] : ['remove']
  if (disk === undefined) return ['conflict']
  // A comment inside it makes it a conflict.
  return isPristine ? ['update', 'conflict'] : ['merge', 'conflict', 'adopt', 'update']
}

const withoutAgreement = (wanted: string | undefined, disk: string | undefined): readonly Action[] =>
  disk === undefined ? ['create'] : disk === wanted ? ['adopt'] : ['conflict']
