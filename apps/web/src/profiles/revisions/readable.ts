import type { ProfileRevision } from '@ccm/contract'

interface Names {
  profile: (id: string) => string
  component: (id: string) => string
}

/** What a revision says, as text to compare: names in place of ids, one fact a line. */
export function readable({ name, description, extends: parents, exclude, variables, components }: ProfileRevision, names: Names): string {
  const sections: [string, string[]][] = [
    ['extends', parents.map(names.profile)],
    ['components', components.map(({ componentId, scope }) => `${names.component(componentId)} (${scope})`)],
    ['exclude', exclude.map(names.component).sort()],
  ]
  return [
    `name: ${name}`,
    ...(description ? [`description: ${description}`] : []),
    ...sections.flatMap(([title, items]) => (items.length > 0 ? ['', `${title}:`, ...items.map((item) => `- ${item}`)] : [])),
    ...(Object.keys(variables).length > 0 ? ['', 'variables:', ...variableLines(variables)] : []),
    '',
  ].join('\n')
}

const variableLines = (variables: Record<string, string>) =>
  Object.entries(variables)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`)

/** The components that revisions speak of. */
export const mentionedIn = (revisions: readonly ProfileRevision[]): string[] => [
  ...new Set(revisions.flatMap(({ components, exclude }) => [...components.map(({ componentId }) => componentId), ...exclude])),
]
