import type { AnyComponent, Artifact } from '@ccm/contract'
import { type FileSource, renderComponent } from '@ccm/formats'
import type { Resolution, Resolved } from '../resolve/resolution.ts'
import { type RenderFor, valuesOf } from './render.ts'

/** What one component of a resolution gives there, with the config it is told here. */
export const renderAs = (
  component: AnyComponent,
  { scope }: Resolved,
  resolution: Resolution,
  where: Omit<RenderFor, 'envNames'>,
  files: FileSource,
): Artifact[] => {
  const variables = valuesOf(scope === 'project' ? resolution.committedVariables : resolution.variables)
  return renderComponent(component, { ...where, scope, variables, files }).artifacts
}
