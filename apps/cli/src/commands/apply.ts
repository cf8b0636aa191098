import { basename } from 'node:path'
import type { ExitCode } from '../exit-codes.ts'
import { isGone } from '../projects/index-file.ts'
import { realDirectory } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { bind, bindingOf, renew } from '../sync/bind.ts'
import { ownBindings } from '../sync/own-bindings.ts'
import type { SettleFlags } from '../sync/settle-flags.ts'
import { chooseProfile } from './choose-profile.ts'

export interface ApplyArgs {
  profile?: string
  acceptServer: boolean
  settle?: SettleFlags
}

/** The binding of a project whose directory is gone and that was moved to this one, if somebody says so. */
async function movedTo(root: string, session: Session) {
  if (!ownBindings(session).some(isGone)) return undefined
  const { takeMoved } = await import('../project/moved.ts')
  return takeMoved([root], session)
}

/** Binds the current directory to a profile and brings it in step. Without --profile a directory that has one keeps it. */
export async function apply({ profile, ...flags }: ApplyArgs, session: Session): Promise<ExitCode> {
  const root = realDirectory(session.cwd)
  const known = bindingOf({ root, name: '' }, session) ?? (await movedTo(root, session))
  const place = { root, name: known?.name ?? (basename(root) || root) }
  const result =
    known && profile === undefined
      ? await renew(place, flags, known, session)
      : await bind(place, await chooseProfile(profile, session), flags, session)
  session.io.document({ command: 'apply', exitCode: result.exitCode, dryRun: session.dryRun, targets: [result] })
  return result.exitCode
}
