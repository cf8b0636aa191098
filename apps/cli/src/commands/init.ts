import { existsSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { UsageError } from '../errors.ts'
import type { ExitCode } from '../exit-codes.ts'
import { realPathToBe } from '../projects/places.ts'
import type { Session } from '../session.ts'
import { bind } from '../sync/bind.ts'
import { chooseProfile } from './choose-profile.ts'

export interface InitArgs {
  /** A directory to make, or one that is there; left out, the current one. */
  name?: string
  profile?: string
  acceptServer: boolean
}

/** Makes or takes a directory, binds it to a profile and brings it in step. */
export async function init({ name, profile, acceptServer }: InitArgs, session: Session): Promise<ExitCode> {
  const path = resolve(session.cwd, name ?? '.')
  if (existsSync(path) && !statSync(path).isDirectory()) {
    throw new UsageError(`${path} is there already and is not a directory. Choose another name.`)
  }
  const root = realPathToBe(path)
  const result = await bind({ root, name: basename(root) || root }, await chooseProfile(profile, session), { acceptServer }, session)
  session.io.document({ command: 'init', exitCode: result.exitCode, dryRun: session.dryRun, targets: [result] })
  return result.exitCode
}
