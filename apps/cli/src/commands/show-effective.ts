import type { Effective, LeftOutComponent, Reason, ResolvedComponent } from '@ccm/contract'
import { CommandError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { bold, dim, type Line, red } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { sayWarnings } from '../sync/say.ts'
import { targetOf } from '../sync/result.ts'

/** Shows what a directory resolves to, and why: its components, what was left out, its variables. */
export async function showEffective(binding: Binding, session: Session): Promise<ExitCode> {
  const { io } = session
  const effective = await ask(binding, session)
  io.out(bold(binding.name), dim(`  ${binding.root}`))
  io.lines(table(effective.components.map(componentRow)))
  section('Left out', effective.leftOut.map(leftOutRow), session)
  section('Variables', variableRows(effective), session)
  sayWarnings(effective.warnings, io)
  if (effective.problem !== null) io.err(red('Nothing can be written: '), effective.problem)
  const exitCode = effective.problem === null ? exitCodes.done : exitCodes.failed
  io.document({ command: 'show', exitCode, kind: 'effective', target: targetOf(binding), effective })
  return exitCode
}

async function ask(binding: Binding, { api, config }: Session): Promise<Effective> {
  if (binding.kind === 'project') return api.projects.effective.query({ id: binding.projectId })
  if (config.machineId === undefined) throw new CommandError('not-found', 'The server does not know this machine. Run "ccm machine apply".')
  return api.machines.effective.query({ id: config.machineId })
}

const componentRow = ({ type, name, scope, reasons, switchedOff }: ResolvedComponent): Line => [
  `  ${type}`,
  name,
  scope,
  dim([...reasons.map(reasonWords), ...(switchedOff ? ['switched off in this checkout'] : [])].join(', ')),
]

const leftOutRow = ({ type, name, reasons }: LeftOutComponent): Line => [`  ${type}`, name, dim(reasons.map(reasonWords).join(', '))]

const variableRows = ({ variables }: Effective): Line[] =>
  Object.entries(variables).map(([name, { value, from }]) => [`  {{${name}}}`, value, dim(`from ${from}`)])

const verbs: Record<Exclude<Reason['action'], 'disabled'>, string> = {
  includes: 'from',
  replaces: 'replaced by',
  modifies: 'modified by',
  excludes: 'left out by',
}

function reasonWords({ action, level, name }: Reason): string {
  if (action === 'disabled') return 'disabled'
  return `${verbs[action]} ${level} ${name}`
}

function section(title: string, rows: readonly Line[], { io }: Session): void {
  if (rows.length === 0) return
  io.out('')
  io.out(title)
  io.lines(table(rows))
}
