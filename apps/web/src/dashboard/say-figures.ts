import type { Dashboard, Machine } from '@ccm/contract'
import { figure } from '../ui/count.ts'
import { since } from '../ui/since.ts'

/** One figure of the strip: what it counts, what there is to add, and the list it leads to. */
export interface Figure {
  title: string
  value: string
  /** Said in small beside it; `wanting` when somebody should look. */
  more: string
  wanting?: boolean
  href: string
}

/** A machine that has not asked for so long is away, in milliseconds. */
export const away = 24 * 60 * 60 * 1000

/** The five figures of the strip. Machines come later than the rest: without them their figure says nothing more. */
export function sayFigures(
  { projects, components, profiles, machines, envVars }: Dashboard,
  seen: Machine[] | undefined,
  now: number,
): Figure[] {
  return [
    {
      title: 'Projects in step',
      value: figure(projects.states['in-step'] ?? 0),
      more: `of ${figure(projects.total)}`,
      href: '/projects?state=in-step',
    },
    {
      title: 'Components',
      value: figure(components.total),
      more: components.off > 0 ? `${figure(components.off)} off` : components.total > 0 ? 'all on' : '',
      href: '/components',
    },
    {
      title: 'Profiles',
      value: figure(profiles.total),
      more: profiles.unused > 0 ? `${figure(profiles.unused)} not used` : profiles.total > 0 ? 'all in use' : '',
      href: '/profiles',
    },
    { title: 'Machines', value: figure(machines.total), more: seen ? saySeen(seen, now) : '', href: '/machines' },
    {
      title: 'Variables',
      value: figure(envVars.total),
      more: envVars.missing > 0 ? `${figure(envVars.missing)} missing` : '',
      wanting: envVars.missing > 0,
      href: envVars.missing > 0 ? '/variables?missing=yes' : '/variables',
    },
  ]
}

/** "1 not seen for 3 d", after the one that was seen last of those that are away. */
function saySeen(machines: Machine[], now: number): string {
  const times = machines.map(({ lastSeenAt }) => lastSeenAt).filter((at) => now - Date.parse(at) > away)
  const [latest] = times.sort().reverse()
  if (latest === undefined) return machines.length > 0 ? 'all seen lately' : ''
  const days = Math.floor((now - Date.parse(latest)) / away)
  return days < 7 ? `${times.length} not seen for ${days} d` : `${times.length} not seen since ${since(latest, now)}`
}
