import type { ChangeEvent } from '@ccm/contract'

/** What counts and lists everything, and the log of what was done. */
const everywhere = ['dashboard', 'activity']

/**
 * Which answers a change makes stale, by the first word of their query key. A component reaches into profiles and projects; a
 * report changes a project's state and when its machine was seen. A value that comes or goes changes warnings, a setting what is written.
 */
export const staleAfter: Record<ChangeEvent['kind'], readonly string[]> = {
  component: ['impact', 'components', 'profiles', 'projects', 'machines', 'overrides', 'envVars', 'health', ...everywhere],
  profile: ['impact', 'profiles', 'components', 'projects', 'machines', 'overrides', 'envVars', 'health', ...everywhere],
  project: ['impact', 'projects', 'profiles', 'components', 'machines', 'overrides', 'envVars', 'health', ...everywhere],
  machine: ['impact', 'machines', 'projects', 'components', 'profiles', 'overrides', 'envVars', ...everywhere],
  target: ['projects', 'machines', ...everywhere],
  'env-var': ['envVars', 'projects', 'profiles', 'components', 'machines', ...everywhere],
  settings: ['settings', 'projects', 'profiles', 'components', 'machines', ...everywhere],
}
