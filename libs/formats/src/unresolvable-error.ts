import type { Owner } from '@ccm/contract'
import { nameOf } from './owner.ts'
import { placeOf } from './place-of.ts'

/** One place that several components of the same level want to be different. */
export interface Clash {
  /** The identity of the artifact, as the first of them spells it. */
  id: string
  path: string
  owners: Owner[]
  /** The components write files of which one would have to be a directory of the other. */
  nested?: true
}

/** A target whose components contradict each other: nothing of it is written. */
export class UnresolvableError extends Error {
  override readonly name = 'UnresolvableError'
  readonly clashes: Clash[]

  constructor(clashes: Clash[]) {
    super(
      `Nothing was written, because components contradict each other. ${clashes.map(sentence).join(' ')} ` +
        'Change one of them, give it another key, or leave it out of the profile.',
    )
    this.clashes = clashes
  }
}

function sentence({ id, path, owners, nested }: Clash): string {
  const names = new Intl.ListFormat('en').format(owners.map((owner) => nameOf(owner))).replace('the', 'The')
  return nested ? `${names} need ${path} as a file and as a directory.` : `${names} want different content for ${placeOf({ id, path })}.`
}
