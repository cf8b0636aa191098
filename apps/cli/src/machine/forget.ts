import { readError } from '@ccm/client'
import { CommandError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { changeConfig } from '../settings/config.ts'
import { knownId } from './this-machine.ts'

/** Lets the server and this machine forget each other. Every file that was written stays, and belongs to the user from then on. */
export async function forgetMachine(session: Session): Promise<ExitCode> {
  const { io, api, config, home } = session
  const id = knownId(session)
  if (id === undefined) throw new CommandError('not-found', 'The server does not know this machine. Nothing was changed.')
  await agree(session)
  if (session.dryRun) io.out('The server would forget this machine, its projects, overrides and values. Files stay. Nothing was changed.')
  else {
    await removeFromServer(id, api)
    await changeConfig(home, config, () => {
      delete config.machineId
      delete config.computer
      delete config.token
      delete config.toldName
    })
    io.out('The server has forgotten this machine, its projects, overrides and values. Files stay as they are.')
  }
  io.document({ command: 'machine', action: 'forget', exitCode: exitCodes.done, dryRun: session.dryRun, machineId: id })
  return exitCodes.done
}

async function agree({ io, yes, dryRun, serverUrl }: Session): Promise<void> {
  if (yes || dryRun) return
  const undone = (why: string) => new CommandError('conflict', `Nothing was changed: ${why}`, { exitCode: exitCodes.differs })
  if (!io.canAsk) throw undone('nobody is here to say yes. Run the command again with --yes.')
  const question = `Have ${serverUrl} forget this machine, its projects, overrides and values? Files stay.`
  if (!(await io.confirm(question))) throw undone('it was declined.')
}

/** A server that does not know the machine any more has nothing to forget. */
async function removeFromServer(id: string, api: Session['api']): Promise<void> {
  try {
    await api.machines.remove.mutate({ id, force: true })
  } catch (error) {
    if (readError(error).code !== 'not-found') throw error
  }
}
