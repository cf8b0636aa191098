import type { About } from '@ccm/contract'

/** What the host knows of how the server runs. */
export interface Running {
  /** Absolute path of the database. */
  database: string
  /** Where the encryption key comes from. */
  key: About['key']
  /** The address it listens on. */
  hostname: string
}
