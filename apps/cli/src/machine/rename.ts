import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { changeConfig, parseMachineName } from '../settings/config.ts'
import { knownId } from './this-machine.ts'

/** Gives this machine another name, here and on the server. The id stays. */
export async function renameMachine([text, ...rest]: readonly string[], session: Session): Promise<ExitCode> {
  if (text === undefined || rest.length > 0)
    throw new UsageError('Name the new name: ccm machine rename <name>. Put a name with spaces in quotes.')
  const { io, api, config, home, dryRun } = session
  const name = parseMachineName(text)
  const id = knownId(session)
  if (!dryRun) {
    if (id !== undefined) {
      const { revision } = await api.machines.get.query({ id })
      await api.machines.update.mutate({ id, expectedRevision: revision, name })
    }
    await changeConfig(home, config, () => void Object.assign(config, { machineName: name, ...(id !== undefined && { toldName: name }) }))
  }
  io.out(dryRun ? `This machine would be called ${name}. Nothing was changed.` : `This machine is called ${name}.`)
  io.document({ command: 'machine', action: 'rename', exitCode: exitCodes.done, dryRun, machineId: id ?? null, name })
  return exitCodes.done
}
