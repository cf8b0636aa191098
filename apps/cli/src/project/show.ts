import type { Project } from '@ccm/contract'
import { boundDirectory } from '../commands/bound-directory.ts'
import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { overrideRow } from '../machine/override-row.ts'
import { bold, dim, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import { whenOf } from '../output/when.ts'
import type { Session } from '../session.ts'
import { targetOf } from '../sync/result.ts'

/** Shows a project as the server knows it. */
export async function showProject([path, ...more]: readonly string[], session: Session): Promise<ExitCode> {
  if (more.length > 0) throw new UsageError(`"ccm project show" takes one directory; leave "${more.join(' ')}" out.`)
  const binding = await boundDirectory(path, session)
  const { io, api } = session
  const id = binding.projectId
  const [project, { items: overrides }] = await Promise.all([
    api.projects.get.query({ id }),
    api.projects.overrides.list.query({ projectId: id }),
  ])
  io.out(bold(project.name), dim(`  ${binding.root}`))
  io.lines(table(factRows(project, session)))
  section(
    'Variables',
    Object.entries(project.variables).map(([name, value]): Line => [`  ${name}`, value]),
    session,
  )
  section('Overrides', overrides.map(overrideRow), session)
  io.document({ command: 'project', action: 'show', exitCode: exitCodes.done, target: targetOf(binding), project, overrides })
  return exitCodes.done
}

const factRows = ({ id, profile, shared, state, lastRunAt }: Project, { serverUrl }: Session): Line[] => [
  ['server', serverUrl],
  ['id', id],
  ['profile', profile?.name ?? dim('none; "ccm apply --profile <name>" gives one')],
  ['files', shared ? 'shared by git' : 'not shared by git'],
  ['state', state],
  ['last written', lastRunAt === null ? dim('never') : whenOf(lastRunAt)],
]

function section(title: string, rows: readonly Line[], { io }: Session): void {
  if (rows.length === 0) return
  io.out('')
  io.out(title)
  io.lines(table(rows))
}
