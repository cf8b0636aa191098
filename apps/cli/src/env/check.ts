import { boundDirectory } from '../commands/bound-directory.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import { bold, dim, green, type Line } from '../output/styled.ts'
import { table } from '../output/table.ts'
import type { Session } from '../session.ts'
import { missingIn } from './missing.ts'

/** Names what the components of this directory refer to and the library has no value for, unless the environment here has one. */
export async function checkReferences(session: Session): Promise<ExitCode> {
  const { io, api, env } = session
  const binding = await boundDirectory(undefined, session)
  const { items } = await api.envVars.usage.query()
  const missing = missingIn(items, binding.projectId, env).map(({ name, components }) => ({
    name,
    components: components.map((each) => ({ type: each.type, name: each.name })),
  }))
  const exitCode = missing.length > 0 ? exitCodes.differs : exitCodes.done
  io.lines(
    table(missing.map(({ name, components }): Line => [bold(name), dim(components.map((each) => `${each.type} ${each.name}`).join(', '))])),
  )
  if (missing.length === 0) io.out(green('Every reference has a value.'))
  else io.err('"ccm env set <NAME>" gives a name its value.')
  io.document({ command: 'env', action: 'check', exitCode, project: { id: binding.projectId, name: binding.name }, missing })
  return exitCode
}
