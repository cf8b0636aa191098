import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { findValue } from './find-value.ts'
import { type PlaceFlags, placeName } from './place.ts'

/** Removes the value of a name at one place. */
export async function removeValue(name: string, flags: PlaceFlags, session: Session): Promise<ExitCode> {
  const { io, api, dryRun } = session
  const found = await findValue(name, flags, session)
  if (!dryRun) await api.envVars.remove.mutate({ id: found.id })
  io.out(dryRun ? `${name} ${placeName(found)} would be removed. Nothing was changed.` : `${name} ${placeName(found)} is removed.`)
  io.document({ command: 'env', action: 'remove', exitCode: exitCodes.done, dryRun, removed: { ...found, value: null } })
  return exitCodes.done
}
