import type { Desired } from '@ccm/contract'
import type { Ledger } from '@ccm/sync'

/**
 * A library that wants nothing here: planned against it, the engine says of everything that is remembered what is there, and what of it
 * is ccm's to remove. Its revision is none the server gives, so that a sync afterwards asks for everything anew.
 */
export const nothingWanted = ({ serverId, libraryVersion }: Ledger): Desired => ({
  unchanged: false,
  serverId,
  libraryVersion,
  revision: '0'.repeat(64),
  count: 0,
  artifacts: [],
  warnings: [],
})
