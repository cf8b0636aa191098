import type { CAC, Command } from 'cac'
import { UsageError } from './errors.ts'
import { noSuch } from './unknown-word.ts'

/** Refuses what was typed when it is no command of ours, before anything is done, and names what was most likely meant. */
export function checkUsage(cli: CAC): void {
  const { matchedCommand: command, args } = cli
  if (command) {
    checkFlags(cli, command)
    checkArguments(args, command)
    checkRest(cli.options['--'], command)
  } else if (args[0] !== undefined) {
    const names = cli.commands.map(({ name }) => name)
    throw new UsageError(`${noSuch('command', args[0], names)} "ccm --help" lists them.`)
  }
}

function checkFlags({ options, globalCommand }: CAC, command: Command): void {
  const known = [...command.options, ...globalCommand.options]
  for (const [name, value] of Object.entries(options)) {
    if (name === '--') continue
    const option = known.find(({ names }) => names.includes(name))
    if (!option) {
      const spelled = known.map((each) => flagOf(each.name))
      throw new UsageError(`${noSuch('flag', flagOf(name), spelled)} "ccm ${command.name} --help" lists them.`)
    }
    if (option.required && typeof value === 'boolean') {
      throw new UsageError(`${flagOf(option.name)} needs a value, for example ${option.rawName}.`)
    }
  }
}

function checkArguments(args: readonly string[], { name, args: declared, usageText = '' }: Command): void {
  const missing = declared.find(({ required }, index) => required && args[index] === undefined)
  if (missing) throw new UsageError(`"ccm ${name}" needs <${missing.value}>. "ccm ${name} --help" shows how.`)
  if (declared.some(({ variadic }) => variadic)) return
  const extra = args.slice(declared.length)
  if (extra.length > 0 && usageText.includes(' -- ')) throw new UsageError(`Write it behind "--": ccm ${name} -- ${extra.join(' ')}`)
  if (extra.length > 0) throw new UsageError(`"ccm ${name}" takes no "${extra.join(' ')}". "ccm ${name} --help" shows what it takes.`)
}

/** Only commands that say so in their usage take what stands behind `--`. */
function checkRest(rest: unknown, { name, usageText = '' }: Command): void {
  if (!Array.isArray(rest) || rest.length === 0 || usageText.includes(' -- ')) return
  throw new UsageError(`"ccm ${name}" takes nothing behind "--". "ccm ${name} --help" shows what it takes.`)
}

/** `dryRun` as it is typed. */
const flagOf = (name: string) => (name.length === 1 ? `-${name}` : `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`)
