import type { Api } from '@ccm/client'
import type { ComponentType, Effective } from '@ccm/contract'
import { queryOptions } from '@tanstack/solid-query'

/** The types in whose prose `{{name}}` is filled in. */
const withProse: ReadonlySet<ComponentType> = new Set(['claude-md', 'subagent', 'skill', 'command'])

/** A `{{name}}` and who asks for it. */
export interface Placeholder {
  name: string
  components: { id: string; name: string }[]
}

/** They have a value everywhere. */
const builtIn = { projectName: '', projectDescription: '' }

type Component = Effective['components'][number]

/** Which placeholders the components of a project ask for, by name. */
export const placeholdersQuery = (api: Api, projectId: string, components: Component[]) => {
  const asked = components.filter(({ type }) => withProse.has(type))
  return queryOptions({
    queryKey: ['projects', 'placeholders', projectId, asked.map(({ componentId, revision }) => `${componentId}@${revision}`)],
    queryFn: async ({ signal }) => {
      const [{ fillTemplate }, ...found] = await Promise.all([
        import('@ccm/formats'),
        ...asked.map(({ componentId }) => api.components.get.query({ id: componentId }, { signal })),
      ])
      return gather(found, (text) => fillTemplate(text, builtIn).unknown)
    },
    reconcile: false,
  })
}

/**
 * By name, each with the components that ask for it.
 *
 * @param namesIn finds the names in a text
 */
export function gather(
  components: readonly { id: string; name: string; config: object }[],
  namesIn: (text: string) => string[],
): Placeholder[] {
  const names = new Map<string, Placeholder['components']>()
  for (const { id, name, config } of components) {
    const asked = new Set(textsIn(config).flatMap(namesIn))
    for (const placeholder of asked) names.set(placeholder, [...(names.get(placeholder) ?? []), { id, name }])
  }
  return [...names].map(([name, users]) => ({ name, components: users })).sort((one, other) => (one.name < other.name ? -1 : 1))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
