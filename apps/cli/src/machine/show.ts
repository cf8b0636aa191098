import type { Machine, Project } from '@ccm/contract'
import { everyPage } from '../commands/every-page.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { bold, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { overrideRow } from './override-row.ts'
import { knownId } from './this-machine.ts'

/** Shows this machine as the server knows it. */
export async function showMachine(session: Session): Promise<ExitCode> {
  const { io, api, serverUrl } = session
  const id = knownId(session)
  if (id === undefined) {
    io.out(
      bold(session.config.machineName ?? session.hostname()),
      dim(`  not known to ${serverUrl} yet; "ccm apply" or "ccm machine apply" registers it`),
    )
    io.document({ command: 'machine', action: 'show', exitCode: exitCodes.done, machine: null, overrides: [], projects: [] })
    return exitCodes.done
  }
  const [machine, { items: overrides }, projects] = await Promise.all([
    api.machines.get.query({ id }),
    api.machines.overrides.list.query({ machineId: id }),
    everyPage((page) => api.projects.list.query({ ...page, machine: id })),
  ])
  io.out(bold(machine.displayName), dim(`  ${machine.id}, ${machine.platform}`))
  io.lines(table(factRows(machine, session)))
  section(
    'Variables',
    Object.entries(machine.variables).map(([name, value]): Line => [`  ${name}`, value]),
    session,
  )
  section('Overrides', overrides.map(overrideRow), session)
  section('Projects', projects.map(projectRow), session)
  io.document({ command: 'machine', action: 'show', exitCode: exitCodes.done, machine, overrides, projects })
  return exitCodes.done
}

const factRows = ({ userProfile }: Machine, { serverUrl, claude }: Session): Line[] => [
  ['server', serverUrl],
  ['user profile', userProfile ? `${userProfile.name}, in ${claude.name}` : dim('none; "ccm machine apply --profile <name>" gives one')],
]

const projectRow = ({ name, state, profile, path }: Project): Line => [`  ${name}`, state, profile?.name ?? 'no profile', dim(path)]

function section(title: string, rows: readonly Line[], { io }: Session): void {
  if (rows.length === 0) return
  io.out('')
  io.out(title)
  io.lines(table(rows))
}
