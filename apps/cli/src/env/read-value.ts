import { CommandError, UsageError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Session } from '../session.ts'

/** A value as it was typed unseen or piped in. It never stands on a command line: that would be kept in the shell's history. */
export async function readValue(name: string, { io }: Session): Promise<string> {
  const value = io.canAsk ? await io.secret(`Value of ${name}`) : withoutLineEnd(await io.input())
  if (value === undefined)
    throw new CommandError('bad-request', `${name} was not set: nobody is here to type the value. Pipe it in: ccm env set ${name} < file`, {
      exitCode: exitCodes.usage,
    })
  if (value === '') throw new UsageError(`${name} was not set: the value is empty.`)
  return value
}

/** A file and `echo` end with a line end that is no part of the value. */
const withoutLineEnd = (text: string | undefined) => text?.replace(/\r?\n$/, '')

/** A name as `set` takes it. What looks like a value is refused without being repeated. */
export function nameAlone([name, ...rest]: readonly string[], usage: string): string {
  if (name === undefined) throw new UsageError(`Name the variable: ${usage}.`)
  const given = /^([A-Za-z_][A-Za-z0-9_]*)=/.exec(name)?.[1]
  if (given !== undefined || rest.length > 0) {
    throw new UsageError(
      `Nothing was set: a value on the command line would stay in the shell's history, where others can read it. Run "ccm env set ${given ?? name}" and type it, or pipe it in.`,
    )
  }
  return name
}
