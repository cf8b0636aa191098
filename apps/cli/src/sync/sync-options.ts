import type { Warning } from '@ccm/contract'
import type { Consent } from './consent.ts'

export interface SyncOptions {
  /** Go on with a server whose library is another or an older one. */
  acceptServer: boolean
  /** Answers a person has already given to the plan that is expected. */
  consent?: Consent
  /** Warnings the person has read already. */
  told?: readonly Warning[]
}
