import type { Api } from '@ccm/client'
import type { Wire } from './net/http-fetch.ts'
import type { Io } from './output/io.ts'
import type { Config } from './settings/config.ts'
import type { Computer } from './settings/machine.ts'

/** Everything a command works with. Commands know nothing of the process or of how the line was parsed. */
export interface Session extends Computer {
  io: Io
  api: Api
  meanwhile: Wire['meanwhile']
  serverUrl: string
  /** The server was named on the command line. */
  serverNamed: boolean
  config: Config
  /** The directory the command works in: the real one, or --cwd. */
  cwd: string
  dryRun: boolean
  yes: boolean
}
