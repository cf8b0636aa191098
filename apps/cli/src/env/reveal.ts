import { CommandError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { findValue } from './find-value.ts'
import { type PlaceFlags, placeName } from './place.ts'

/** Prints one value, after a yes for a sensitive one. The server notes who was told. */
export async function revealValue(name: string, flags: PlaceFlags, session: Session): Promise<ExitCode> {
  const found = await findValue(name, flags, session)
  if (found.sensitive) await agree(`${name} ${placeName(found)}`, session)
  const value = found.value ?? (await session.api.envVars.reveal.mutate({ id: found.id })).value
  session.io.value(value)
  session.io.document({ command: 'env', action: 'reveal', exitCode: exitCodes.done, name, value })
  return exitCodes.done
}

async function agree(what: string, { io, yes, dryRun }: Session): Promise<void> {
  const undone = (why: string) => new CommandError('forbidden', `Nothing was shown: ${why}`, { exitCode: exitCodes.differs })
  if (dryRun) throw undone('--dry-run reveals nothing.')
  if (yes) return
  if (!io.canAsk) throw undone('nobody is here to say yes. Run the command again with --yes.')
  if (!(await io.confirm(`Show the value of ${what}? The server notes that it was shown.`))) throw undone('it was declined.')
}
