import type { Effective, Project } from '@ccm/contract'

/** How a component came here: by a profile further up, by the project's own profile, or by an exception. */
export function toneOf(
  componentId: string,
  components: Effective['components'],
  { profile }: Pick<Project, 'profile'>,
): 'inherited' | 'here' | 'override' {
  const reasons = components.find((component) => component.componentId === componentId)?.reasons ?? []
  if (reasons.some(({ level }) => level === 'project' || level === 'machine')) return 'override'
  return reasons.some(({ level, id }) => level === 'profile' && id === profile?.id) ? 'here' : 'inherited'
}
