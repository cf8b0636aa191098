import { chooseProfile } from '../commands/choose-profile.ts'
import type { ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { bindUser, renewUser, userBindingOf } from '../sync/bind-user.ts'

/** Gives this machine a user profile and brings Claude Code's own directory in step. Without --profile one that has it keeps it. */
export async function applyMachine(
  { profile, acceptServer }: { profile?: string; acceptServer: boolean },
  session: Session,
): Promise<ExitCode> {
  const known = userBindingOf(session)
  const result =
    known && profile === undefined
      ? await renewUser(known, { acceptServer }, session)
      : await bindUser(await chooseProfile(profile, session), { acceptServer }, session)
  session.io.document({ command: 'machine', action: 'apply', exitCode: result.exitCode, dryRun: session.dryRun, targets: [result] })
  return result.exitCode
}
