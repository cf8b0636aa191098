import type { EffectiveProject } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { resolveProject, wantedOf } from '../targets/wanted.ts'
import { getProject } from './read.ts'

/** What a project resolves to, each component with why it is there and each value with where it comes from. */
export function effectiveProject({ library }: Pick<Ctx, 'library'>, { id }: { id: string }): EffectiveProject {
  const { name, description, profile, variables } = getProject({ library }, { id })
  const project = { projectId: id, name, description, profileId: profile?.id ?? null, variables }
  const resolution = resolveProject(library, project)
  return {
    components: resolution.components.map(({ level: _level, ...component }) => component),
    variables: resolution.variables,
    warnings: wantedOf(library, project).warnings,
  }
}
