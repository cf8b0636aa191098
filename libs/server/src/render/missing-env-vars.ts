import type { AnyComponent, Warning } from '@ccm/contract'
import { envReferences } from '@ccm/formats'
import type { Applied } from './applied.ts'

const references = new WeakMap<AnyComponent, string[]>()

/** The names a component refers to as `${NAME}`, found once. */
function referencesOf(component: AnyComponent): string[] {
  const known = references.get(component) ?? envReferences(component)
  references.set(component, known)
  return known
}

/** The names that components refer to as `${NAME}`, sorted, each with who does. What is switched off needs none. */
export function envUses(applied: Applied[]): Map<string, AnyComponent[]> {
  const uses = new Map<string, AnyComponent[]>()
  for (const { component, resolved } of applied) {
    if (resolved.switchedOff) continue
    for (const name of referencesOf(component)) uses.set(name, [...(uses.get(name) ?? []), component])
  }
  return new Map([...uses].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** One warning for each name without a value. The values themselves are not looked at. */
export const missingEnvVars = (applied: Applied[], known: ReadonlySet<string>): Warning[] =>
  [...envUses(applied)].flatMap(([name, components]) => (known.has(name) ? [] : missing(name, components)))

function missing(name: string, [first, ...more]: AnyComponent[]): Warning[] {
  if (!first) return []
  const { id, type, revision } = first
  const users = `${type} "${first.name}"${more.length > 0 ? ` and ${more.length} more` : ''}`
  return [
    {
      code: 'missing-env-var',
      message: `\${${name}} has no value here, and the ${users} ${more.length > 0 ? 'need' : 'needs'} it. Run \`ccm env set ${name}\` to give it one.`,
      owner: { componentId: id, type, name: first.name, revision },
    },
  ]
}
