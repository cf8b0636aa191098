import type { Warning } from '@ccm/contract'
import type { TargetSession } from '@ccm/sync/node'
import type { Consent } from './consent.ts'
import type { SettleFlags } from './settle-flags.ts'

export interface SyncOptions {
  /** Go on with a server whose library is another or an older one. */
  acceptServer: boolean
  /** How conflicts are settled without asking. */
  settle?: SettleFlags
  /** Answers a person has already given to the plan that is expected. */
  consent?: Consent
  /** The target as it was opened and looked at a moment ago. */
  opened?: TargetSession
  /** Warnings the person has read already. */
  told?: readonly Warning[]
}

/** What a command line says of it. */
export type SyncFlags = Pick<SyncOptions, 'acceptServer' | 'settle'>
