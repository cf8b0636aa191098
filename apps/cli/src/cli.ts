import { type CAC, cac } from 'cac'
import type { ExitCode } from './exit-codes.ts'
import { rawFlag } from './raw-flag.ts'
import type { Session } from './session.ts'
// The one command with a budget in milliseconds: a chunk of its own would be one more file to find and link.
import { sync } from './commands/sync.ts'

/** Opens the session when a command has been chosen. */
export type Open = (flags: Flags) => Session

/** What `ccm` can do. Each command but `sync` is loaded when it is chosen. */
export function declareCommands(argv: readonly string[], open: Open): CAC {
  const cli = cac('ccm')
  const text = (flag: string) => rawFlag(argv, flag)
  type Action = Promise<ExitCode>

  cli
    .command('init [name]', 'Make or take a directory, bind it to a profile and sync it')
    .option('--profile <name>', 'The profile; at a terminal it can be chosen')
    .option('--accept-server', 'Go on although the server has another or an older library')
    .action(async (name: string | undefined, flags: Flags): Action => {
      const { init } = await import('./commands/init.ts')
      return init({ name, profile: text('profile'), acceptServer: flags.acceptServer === true }, open(flags))
    })

  cli
    .command('apply', 'Bind the current directory to a profile and sync it')
    .option('--profile <name>', 'The profile; a directory that has one keeps it without this')
    .option('--accept-server', 'Go on although the server has another or an older library')
    .action(async (flags: Flags): Action => {
      const { apply } = await import('./commands/apply.ts')
      return apply({ profile: text('profile'), acceptServer: flags.acceptServer === true }, open(flags))
    })

  cli
    .command('sync [path]', 'Make the files of a bound directory match the library')
    .option('--all', 'Every bound directory of this machine')
    .option('--accept-server', 'Go on although the server has another or an older library')
    .action((path: string | undefined, flags: Flags): Action =>
      sync({ path, all: flags.all === true, acceptServer: flags.acceptServer === true }, open(flags)),
    )

  cli.command('status [path]', 'Show what is not in step').action(async (path: string | undefined, flags: Flags): Action => {
    const { status } = await import('./commands/status.ts')
    return status({ path }, open(flags))
  })

  cli
    .command('diff [path]', 'Show the difference between the disk and the library')
    .action(async (path: string | undefined, flags: Flags): Action => {
      const { diff } = await import('./commands/diff.ts')
      return diff({ path }, open(flags))
    })

  cli
    .command('list [what]', 'List components, profiles or projects, or the components of one type')
    .option('--type <type>', 'Only components of this type')
    .option('--search <text>', 'Only what has this in its name, description or tags')
    .action(async (what: string | undefined, flags: Flags): Action => {
      const { list } = await import('./commands/list.ts')
      return list({ what, type: text('type'), search: text('search') }, open(flags))
    })

  cli.command('show <name>', 'Show a component with its files, or a profile').action(async (name: string, flags: Flags): Action => {
    const { show } = await import('./commands/show.ts')
    return show({ name }, open(flags))
  })

  cli
    .command('config [action] [name] [value]', 'Show or set what this machine remembers: get, set, list')
    .action(async (action: string | undefined, name: string | undefined, value: string | undefined, flags: Flags): Action => {
      const { config } = await import('./commands/config.ts')
      return config({ action, name, value }, open(flags))
    })

  cli.option('--server <url>', 'The server, instead of the configured one')
  cli.option('--cwd <directory>', 'Work in this directory')
  cli.option('--dry-run', 'Show what would be done; write and register nothing')
  cli.option('-y, --yes', 'Answer every question with yes')
  cli.option('-q, --quiet', 'Print only what needs attention')
  cli.option('--json', 'Print one JSON document on stdout, and everything else on stderr')
  cli.help()
  return cli
}

type Flags = Record<string, unknown>
