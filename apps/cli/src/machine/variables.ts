import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { machineToChange } from './this-machine.ts'

/** Gives a variable a value for every project of this machine. */
export async function setVariable([name, value, ...rest]: readonly string[], session: Session): Promise<ExitCode> {
  if (name === undefined || value === undefined || rest.length > 0)
    throw new UsageError('Name a variable and its value: ccm machine set <variable> <value>. Put a value with spaces in quotes.')
  return change('set', name, value, session)
}

export async function unsetVariable([name, ...rest]: readonly string[], session: Session): Promise<ExitCode> {
  if (name === undefined || rest.length > 0) throw new UsageError('Name one variable: ccm machine unset <variable>.')
  return change('unset', name, undefined, session)
}

async function change(action: 'set' | 'unset', name: string, value: string | undefined, session: Session): Promise<ExitCode> {
  const { io, api, dryRun } = session
  const id = await machineToChange(session)
  const { variables: before, revision } = await api.machines.get.query({ id })
  if (action === 'unset' && !Object.hasOwn(before, name))
    throw new UsageError(`This machine has no variable "${name}". Nothing was changed.`)
  const others = Object.fromEntries(Object.entries(before).filter(([other]) => other !== name))
  const variables = value === undefined ? others : { ...others, [name]: value }
  if (!dryRun) await api.machines.update.mutate({ id, expectedRevision: revision, variables })
  const words = value === undefined ? 'no longer set on this machine' : `"${value}" on this machine`
  io.out(dryRun ? `${name} would be ${words}. Nothing was changed.` : `${name} is ${words}.`)
  io.document({ command: 'machine', action, exitCode: exitCodes.done, dryRun, machineId: id, variables })
  return exitCodes.done
}
