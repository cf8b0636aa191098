import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Session } from '../session.ts'
import { isCopied } from '../settings/machine.ts'
import { attention, broken, type Check, ok } from './check.ts'

/** CCM's own directory: whether others could read it, and whether it is this computer's. */
export function checkOwnFiles(session: Session): Check[] {
  return [modes(session), identity(session)]
}

function modes({ home, platform }: Session): Check {
  const file = join(home, 'config.json')
  if (modeOf(file) === undefined) return ok('config', `There is no ${file} yet; defaults count.`)
  const open = platform === 'win32' ? undefined : [home, file].find((path) => ((modeOf(path) ?? 0) & 0o077) !== 0)
  if (open === undefined) return ok('config', `${file} can be read, and by this user alone.`)
  return attention('config', `${open} is open to other users, and there is a token in it.`, `Run "chmod go-rwx ${open}".`)
}

const modeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mode

function identity(session: Session): Check {
  const { machineId } = session.config
  if (machineId === undefined) return ok('machine', 'This machine has no id yet; the first "ccm apply" makes one.')
  if (!isCopied(session.config, session)) return ok('machine', `This machine is ${machineId}.`)
  return broken(
    'machine',
    'The configuration was made on another computer.',
    'Run "ccm apply --profile <name>" in each project here; this computer then gets an id of its own.',
  )
}
