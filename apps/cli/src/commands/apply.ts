import { basename } from 'node:path'
import type { ExitCode } from '../exit-codes.ts'
import { realDirectory } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { bind, bindingOf, renew } from '../sync/bind.ts'
import { chooseProfile } from './choose-profile.ts'

export interface ApplyArgs {
  profile?: string
  acceptServer: boolean
}

/** Binds the current directory to a profile and brings it in step. Without --profile a directory that has one keeps it. */
export async function apply({ profile, acceptServer }: ApplyArgs, session: Session): Promise<ExitCode> {
  const root = realDirectory(session.cwd)
  const known = bindingOf({ root, name: '' }, session)
  const place = { root, name: known?.name ?? (basename(root) || root) }
  const result =
    known && profile === undefined
      ? await renew(place, acceptServer, known, session)
      : await bind(place, await chooseProfile(profile, session), acceptServer, session)
  session.io.document({ command: 'apply', exitCode: result.exitCode, dryRun: session.dryRun, targets: [result] })
  return result.exitCode
}
