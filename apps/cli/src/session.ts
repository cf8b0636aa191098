import type { Api } from '@ccm/client'
import type { Wire } from './net/http-fetch.ts'
import type { Program } from './exec/run-child.ts'
import type { Io } from './output/io.ts'
import type { ClaudeDirectory } from './projects/claude-directory.ts'
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
  /** Claude Code's own directory of this user. */
  readonly claude: ClaudeDirectory
  /** The environment, for programs that are started. */
  env: Record<string, string | undefined>
  /** Runs a program with the ends of this process as its own; its exit code. */
  runProgram(program: Program): Promise<number>
  dryRun: boolean
  yes: boolean
}
