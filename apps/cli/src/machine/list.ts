import { everyPage } from '../commands/every-page.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { bold, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { knownId } from './this-machine.ts'

/** Lists the machines the server knows. */
export async function listMachines(session: Session): Promise<ExitCode> {
  const { io, api } = session
  const own = knownId(session)
  const items = await everyPage((page) => api.machines.list.query(page))
  const rows = items.map(({ id, displayName, platform, projects, userProfile }): Line => [
    bold(displayName),
    platform,
    projects === 1 ? '1 project' : `${projects} projects`,
    userProfile?.name ?? 'no user profile',
    dim(id === own ? `${id}, this one` : id),
  ])
  io.lines(table(rows))
  if (items.length === 0) io.out('No machines yet. "ccm apply" or "ccm machine apply" registers this one.')
  io.document({ command: 'machine', action: 'list', exitCode: exitCodes.done, total: items.length, items })
  return exitCodes.done
}
