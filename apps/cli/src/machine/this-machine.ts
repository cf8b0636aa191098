import { CommandError } from '../errors.ts'
import type { Session } from '../session.ts'
import { ownId, registerMachine } from '../settings/machine.ts'

/** The id under which the server knows this machine; undefined when it does not. */
export const knownId = (session: Session): string | undefined => ownId(session.config, session)

/** This machine's id. One the server does not know is registered, except in a dry run. */
export async function machineToChange(session: Session): Promise<string> {
  const id = knownId(session)
  if (id !== undefined) return id
  if (session.dryRun)
    throw new CommandError('not-found', 'The server does not know this machine yet; the command would register it. Nothing was changed.')
  return registerMachine(session.api, session.config, session)
}
