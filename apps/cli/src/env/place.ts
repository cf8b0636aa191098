import type { EnvVar } from '@ccm/contract'
import { boundDirectory } from '../commands/bound-directory.ts'
import { UsageError } from '../errors.ts'
import type { Session } from '../session.ts'
import { knownId } from '../machine/this-machine.ts'
import { registerMachine } from '../settings/machine.ts'

/** Which place was named on the command line. */
export interface PlaceFlags {
  global: boolean
  machine: boolean
  project: boolean
}

/** Where a value counts, as the server is asked. */
export interface EnvPlace {
  machineId?: string
  projectId?: string
}

export const isNamed = ({ global, machine, project }: PlaceFlags): boolean => global || machine || project

/** The place that was named; everywhere when none was. A place that does not exist yet is made when something is to be put there. */
export async function placeOf(flags: PlaceFlags, session: Session, { make = false } = {}): Promise<EnvPlace> {
  if (flags.global && (flags.machine || flags.project))
    throw new UsageError('--global is everywhere. Leave it out with --machine or --project.')
  return {
    ...(flags.machine && { machineId: make ? await registerMachine(session.api, session.config, session) : thisMachine(session) }),
    ...(flags.project && { projectId: (await boundDirectory(undefined, session)).projectId }),
  }
}

function thisMachine(session: Session): string {
  const id = knownId(session)
  if (id !== undefined) return id
  throw new UsageError(
    'The server does not know this machine yet, so it has no values of its own. "ccm machine apply" or "ccm apply" registers it.',
  )
}

export const isAt = ({ machine, project }: EnvVar, { machineId, projectId }: EnvPlace): boolean =>
  (machine?.id ?? undefined) === machineId && (project?.id ?? undefined) === projectId

/** `everywhere`, `on box`, `in shop`, `in shop on box`. */
export const placeName = ({ machine, project }: Pick<EnvVar, 'machine' | 'project'>): string =>
  [...(project ? [`in ${project.name}`] : []), ...(machine ? [`on ${machine.name}`] : [])].join(' ') || 'everywhere'

/** The flags that name the place of a value, for the next command. */
export const flagsFor = ({ machine, project }: EnvVar): string =>
  [...(machine ? ['--machine'] : []), ...(project ? ['--project'] : [])].join(' ') || '--global'

/** The same words for a place that is only asked for. */
export const placeWords = ({ machine, project }: PlaceFlags): string =>
  [...(project ? ['in this project'] : []), ...(machine ? ['on this machine'] : [])].join(' ') || 'everywhere'
