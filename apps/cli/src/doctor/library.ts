import { readError } from '@ccm/client'
import { missingIn, type Use } from '../env/missing.ts'
import type { Binding } from '../projects/index-file.ts'
import type { Session } from '../session.ts'
import { attention, broken, type Check, ok } from './check.ts'

/** What the server says of itself and of the values this machine's projects need. */
export async function checkLibrary(bindings: readonly Binding[], session: Session): Promise<Check[]> {
  try {
    const [about, settings, usage] = await Promise.all([
      session.api.settings.about.query(),
      session.api.settings.get.query(),
      session.api.envVars.usage.query(),
    ])
    const approvals = settings.approveMcpServers
      ? ok('approvals', 'MCP servers of the library are approved in each checkout.')
      : ok('approvals', 'MCP servers of the library wait for a yes in Claude Code, as its own do.')
    return [...about.warnings.map((warning) => attention('security', warning)), ...references(usage.items, bindings, session), approvals]
  } catch (error) {
    return [broken('library', readError(error).message)]
  }
}

function references(uses: readonly Use[], bindings: readonly Binding[], { env }: Session): Check[] {
  const checks = bindings.flatMap((binding) => {
    if (binding.kind !== 'project') return []
    const missing = missingIn(uses, binding.projectId, env)
    if (missing.length === 0) return []
    const names = missing.map(({ name }) => name).join(', ')
    return [attention('references', `${binding.name} refers to values that are not there: ${names}.`, '"ccm env set <NAME>" gives one.')]
  })
  return checks.length > 0 ? checks : [ok('references', 'Every reference to an environment variable has a value.')]
}
