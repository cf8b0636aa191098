import type { ChangeEvent } from '@ccm/contract'

/**
 * Which answers a change makes stale, by the first word of their query key. A component reaches into profiles and projects; a
 * report changes a project's state and when its machine was seen. A value that comes or goes changes warnings, a setting what is written.
 */
export const staleAfter: Record<ChangeEvent['kind'], readonly string[]> = {
  component: ['components', 'profiles', 'projects', 'health'],
  profile: ['profiles', 'components', 'projects', 'health'],
  project: ['projects', 'profiles', 'components', 'machines', 'health'],
  machine: ['machines', 'projects'],
  target: ['projects', 'machines'],
  'env-var': ['projects', 'profiles', 'components'],
  settings: ['projects', 'profiles', 'components', 'machines'],
}
