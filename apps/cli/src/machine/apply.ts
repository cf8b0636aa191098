import { readError } from '@ccm/client'
import { chooseProfile } from '../commands/choose-profile.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { bindUser, renewUser, userBindingOf } from '../sync/bind-user.ts'
import { knownId } from './this-machine.ts'

/** Gives this machine a user profile and brings Claude Code's own directory in step. Without --profile it keeps the one it has. */
export async function applyMachine(
  { profile, acceptServer }: { profile?: string; acceptServer: boolean },
  session: Session,
): Promise<ExitCode> {
  const known = userBindingOf(session)
  const result =
    known && profile === undefined
      ? await renewUser(known, { acceptServer }, session)
      : await bindUser(profile ?? (await givenProfile(session)) ?? (await chooseProfile(undefined, session)), { acceptServer }, session)
  session.io.document({ command: 'machine', action: 'apply', exitCode: result.exitCode, dryRun: session.dryRun, targets: [result] })
  return result.exitCode
}

/** The user profile that somebody gave this machine elsewhere, as in the web app. */
async function givenProfile(session: Session): Promise<string | undefined> {
  const id = knownId(session)
  if (id === undefined) return undefined
  try {
    return (await session.api.machines.get.query({ id })).userProfile?.name
  } catch (error) {
    if (readError(error).code === 'not-found') return undefined
    throw error
  }
}
