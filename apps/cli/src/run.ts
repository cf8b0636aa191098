import { checkUsage } from './check-usage.ts'
import { declareCommands, REPEATED_FLAGS } from './cli.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { sayFailure, toFailure } from './failure.ts'
import { openSession, type Surroundings } from './open-session.ts'
import { createIo, type Io, type IoOptions } from './output/io.ts'
import { beforeDashes, rawFlag, withoutValues } from './raw-flag.ts'

/** The ends of the process that a command reaches, without the process. */
export type Ends = Omit<IoOptions, 'json' | 'quiet' | 'canAsk'> & { isTerminal: boolean }

/** Carries one command line out, and says with which code to leave. Whatever goes wrong, it is said once and in one way. */
export async function run(argv: readonly string[], around: Surroundings, ends: Ends): Promise<number> {
  // Read before the line is parsed, because a line that cannot be parsed is reported in this way too.
  const own = beforeDashes(argv)
  const json = own.includes('--json')
  const quiet = own.some((arg) => arg === '--quiet' || /^-[a-z]*q[a-z]*$/.test(arg))
  const { isTerminal, ...rest } = ends
  const io = createIo({ ...rest, json, quiet, canAsk: isTerminal && !json && !isAutomated(around.env) })
  try {
    const cli = declareCommands(argv, ({ dryRun, yes }) =>
      openSession({ server: rawFlag(argv, 'server'), cwd: rawFlag(argv, 'cwd'), dryRun: dryRun === true, yes: yes === true }, around, io),
    )
    cli.parse(['node', 'ccm', ...withoutValues(argv, REPEATED_FLAGS)], { run: false })
    if (cli.options.help === true) return exitCodes.done
    checkUsage(cli)
    if (!cli.matchedCommand) {
      cli.outputHelp()
      return exitCodes.done
    }
    return await cli.runMatchedCommand()
  } catch (error) {
    return fail(error, argv, io)
  }
}

function fail(error: unknown, argv: readonly string[], io: Io): ExitCode {
  const failure = toFailure(error)
  const { exitCode, code, message, issues } = failure
  sayFailure(failure, io)
  io.document({ command: argv.find((arg) => !arg.startsWith('-')) ?? null, exitCode, error: { code, message, issues } })
  return exitCode
}

/** Nobody sits in front of a build, even if it has a terminal. */
const isAutomated = ({ CI }: Surroundings['env']) => CI !== undefined && CI !== '' && CI !== '0' && CI !== 'false'
