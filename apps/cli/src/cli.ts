import { type CAC, cac } from 'cac'
import type { ExitCode } from './exit-codes.ts'
import { rawFlag, repeatedFlag } from './raw-flag.ts'
import type { Session } from './session.ts'
// The one command with a budget in milliseconds: a chunk of its own would be one more file to find and link.
import { sync } from './commands/sync.ts'

/** Flags with values that the parser knows as switches: it would take a path that follows for their value. */
export const REPEATED_FLAGS = ['mine', 'theirs']

/** Opens the session when a command has been chosen. */
export type Open = (flags: Flags) => Session

/** What `ccm` can do. Each command but `sync` is loaded when it is chosen. */
export function declareCommands(argv: readonly string[], open: Open): CAC {
  const cli = cac('ccm')
  const text = (flag: string) => rawFlag(argv, flag)
  const settle = () => ({ mine: repeatedFlag(argv, 'mine'), theirs: repeatedFlag(argv, 'theirs') })
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
    .option('--mine', MINE)
    .option('--theirs', THEIRS)
    .action(async (flags: Flags): Action => {
      const { apply } = await import('./commands/apply.ts')
      return apply({ profile: text('profile'), acceptServer: flags.acceptServer === true, settle: settle() }, open(flags))
    })

  cli
    .command('sync [path]', 'Make the files of a bound directory match the library')
    .option('--all', ALL)
    .option('--user', USER)
    .option('--accept-server', 'Go on although the server has another or an older library')
    .option('--mine', MINE)
    .option('--theirs', THEIRS)
    .action((path: string | undefined, flags: Flags): Action =>
      sync({ ...looked(path, flags), acceptServer: flags.acceptServer === true, settle: settle() }, open(flags)),
    )

  cli
    .command('status [path]', 'Show what is not in step')
    .option('--all', ALL)
    .option('--user', USER)
    .action(async (path: string | undefined, flags: Flags): Action => {
      const { status } = await import('./commands/status.ts')
      return status(looked(path, flags), open(flags))
    })

  cli
    .command('diff [path]', 'Show the difference between the disk and the library')
    .option('--all', ALL)
    .option('--user', USER)
    .action(async (path: string | undefined, flags: Flags): Action => {
      const { diff } = await import('./commands/diff.ts')
      return diff(looked(path, flags), open(flags))
    })

  cli
    .command('list [what]', 'List components, profiles or projects, or the components of one type')
    .option('--type <type>', 'Only components of this type')
    .option('--search <text>', 'Only what has this in its name, description or tags')
    .action(async (what: string | undefined, flags: Flags): Action => {
      const { list } = await import('./commands/list.ts')
      return list({ what, type: text('type'), search: text('search') }, open(flags))
    })

  cli
    .command('show [name] [number]', 'Show a component with its files, a profile, a run, or what this directory resolves to and why')
    .usage('show [name], or for what a run did: show run <number>')
    .option('--user', USER)
    .action(async (name: string | undefined, number: string | undefined, flags: Flags): Action => {
      const { show } = await import('./commands/show.ts')
      return show({ name, number, user: flags.user === true }, open(flags))
    })

  cli
    .command('history [path]', 'List the runs that changed files, newest first')
    .option('--user', USER)
    .option('--all', "Every bound directory of this machine, and Claude Code's own")
    .action(async (path: string | undefined, flags: Flags): Action => {
      const { history } = await import('./commands/history.ts')
      return history({ path, user: flags.user === true, all: flags.all === true }, open(flags))
    })

  cli
    .command('undo [path]', 'Take back what the last sync did, or another run')
    .option('--run <number>', 'The run; without it the newest sync that is not undone')
    .option('--user', USER)
    .option('--anyway', 'Undo also what was changed since; --yes does not')
    .action(async (path: string | undefined, flags: Flags): Action => {
      const { undo } = await import('./commands/undo.ts')
      return undo({ path, run: text('run'), user: flags.user === true, anyway: flags.anyway === true }, open(flags))
    })

  cli
    .command('project [action] [...words]', 'One project: show; move <old path>, in the directory it is in now; release, files stay')
    .action(async (action: string | undefined, words: unknown[], flags: Flags): Action => {
      const { project } = await import('./commands/project.ts')
      return project({ action, words: words.map(String) }, open(flags))
    })

  cli
    .command('remove [path]', 'Stop holding a directory; its files stay')
    .option('--files', 'First remove what ccm wrote there and nobody changed')
    .option('--user', USER)
    .action(async (path: string | undefined, flags: Flags): Action => {
      const { remove } = await import('./commands/remove.ts')
      return remove({ path, files: flags.files === true, user: flags.user === true }, open(flags))
    })

  cli
    .command('config [action] [name] [value]', 'Show or set what this machine remembers: get, set, list')
    .action(async (action: string | undefined, name: string | undefined, value: string | undefined, flags: Flags): Action => {
      const { config } = await import('./commands/config.ts')
      return config({ action, name, value }, open(flags))
    })

  cli
    .command(
      'machine [action] [...words]',
      'This machine: show, list, apply, overrides, include, exclude, modify, reset, set, unset, rename, forget',
    )
    .option('--profile <name>', 'apply: the profile of ~/.claude; a machine that has one keeps it without this')
    .option('--scope <scope>', 'include: where it is written, project, local or user')
    .option('--patch <json>', 'modify: the change to the config; without it, it is read from a pipe')
    .option('--accept-server', 'apply: go on although the server has another or an older library')
    .action(async (action: string | undefined, words: unknown[], flags: Flags): Action => {
      const { machine } = await import('./commands/machine.ts')
      const options = { profile: text('profile'), scope: text('scope'), patch: text('patch'), acceptServer: flags.acceptServer === true }
      return machine({ action, words: words.map(String), ...options }, open(flags))
    })

  cli
    .command('env [action] [...names]', 'Values for ${NAME}: list, set, remove, reveal, check, import')
    .option('--global', 'The value that counts everywhere; so it is without a place')
    .option('--machine', 'The value of this machine')
    .option('--project', 'The value of this project; with --machine, of this project on this machine')
    .option('--plain', 'Not sensitive: kept and listed in the clear')
    .option('--from-file <file>', 'Take the values from a dotenv file')
    .option('--search <text>', 'List only names that have this in them')
    .action(async (action: string | undefined, names: unknown[], flags: Flags): Action => {
      const { env } = await import('./commands/env.ts')
      return env(
        {
          action,
          names: names.map(String),
          ...placeFlags(flags),
          plain: flags.plain === true,
          fromFile: text('from-file'),
          search: text('search'),
        },
        open(flags),
      )
    })

  cli
    .command('doctor', 'Look at everything a sync depends on, and say what to do')
    .option('--rebuild-ledger', 'Make a new ledger for this directory, in place of one that cannot be read')
    .option('--user', "With --rebuild-ledger: for Claude Code's own directory")
    .action(async (flags: Flags): Action => {
      const { doctor } = await import('./commands/doctor.ts')
      return doctor({ rebuildLedger: flags.rebuildLedger === true, user: flags.user === true }, open(flags))
    })

  cli
    .command('completion <shell>', 'Print what bash, zsh or fish needs to complete commands, flags and names')
    .usage('completion <shell>, or by its script: completion words -- <words>')
    .action(async (shell: string, flags: Flags): Action => {
      const [{ completion }, { declaredIn }] = await Promise.all([import('./commands/completion.ts'), import('./completion/declared.ts')])
      return completion({ shell, words: behindDashes(argv), declared: declaredIn(cli) }, open(flags))
    })

  cli
    .command('exec', 'Run a command with the values of the library in its environment')
    .usage('exec [options] -- <command> [arguments]')
    .action(async (flags: Flags): Promise<number> => {
      const { exec } = await import('./commands/exec.ts')
      return exec({ program: behindDashes(argv) }, open(flags))
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

const placeFlags = ({ global, machine, project }: Flags) => ({
  global: global === true,
  machine: machine === true,
  project: project === true,
})

/** Another program's line, word by word as it was typed. */
const behindDashes = (argv: readonly string[]): readonly string[] => (argv.includes('--') ? argv.slice(argv.indexOf('--') + 1) : [])

const looked = (path: string | undefined, { user, all }: Flags) => ({ path, user: user === true, all: all === true })

const ALL = "Every bound directory of this machine, and Claude Code's own"
const USER = "Claude Code's own directory (~/.claude) instead of a project"

const MINE = 'Keep what is here in every conflict; --mine=<path>, as often as needed: only there, also where it was changed here alone'
const THEIRS = "Take the library's in every conflict; --theirs=<path>, as often as needed: only there, also where it was changed here alone"

type Flags = Record<string, unknown>
