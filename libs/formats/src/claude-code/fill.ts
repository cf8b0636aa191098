import type { Owner, Warning } from '@ccm/contract'
import { nameOf } from '../owner.ts'
import type { RenderContext } from '../renderer.ts'
import { fillTemplate } from '../template.ts'

/**
 * The values a template is filled with: variables, over what the project says of itself, over `defaults`.
 * A project that says nothing leaves the default its place.
 */
export function templateValues({ variables, project }: RenderContext, defaults: Record<string, string> = {}): Record<string, string> {
  const said = Object.entries({ projectName: project.name, projectDescription: project.description }).filter(([, value]) => value !== '')
  return { projectName: '', projectDescription: '', ...defaults, ...Object.fromEntries(said), ...variables }
}

/** Fills several texts of one component; a name without a value is reported once. */
export function fillProse<K extends string>(
  texts: Record<K, string>,
  values: Record<string, string>,
  owner: Owner,
): { filled: Record<K, string>; warnings: Warning[] } {
  const unknown = new Set<string>()
  const filled = { ...texts }
  for (const name in texts) {
    const result = fillTemplate(texts[name], values)
    filled[name] = result.text
    for (const placeholder of result.unknown) unknown.add(placeholder)
  }
  return { filled, warnings: [...unknown].map((placeholder) => unknownPlaceholder(placeholder, owner)) }
}

const unknownPlaceholder = (placeholder: string, owner: Owner): Warning => ({
  code: 'unknown-placeholder',
  message: `"{{${placeholder}}}" in ${nameOf(owner)} has no value and is written as it stands. Add the variable "${placeholder}" to the profile or the project, or write "\\{{" for literal braces.`,
  owner,
})
