import type { Activity, ActivitySubject } from '@ccm/contract'

type Subject = Activity['subject']

const pages: Record<ActivitySubject, ((id: string) => string) | undefined> = {
  component: (id) => `/components/${id}`,
  profile: (id) => `/profiles/${id}`,
  project: (id) => `/projects/${id}`,
  machine: (id) => `/machines/${id}`,
  // It stands on the page of its machine or project, which the entry does not name by id.
  override: undefined,
  'env-var': () => '/variables',
  settings: () => '/settings',
}

/**
 * Where each entry's subject is to be found, if it is still there: its newest entry, which comes first, tells whether it was removed.
 *
 * @param entries newest first, from the very newest
 */
export function subjectLinks(entries: readonly Activity[]): (entry: Activity) => string | undefined {
  const newest = new Map<string, Activity['action']>()
  for (const { subject, action } of entries) if (!newest.has(keyOf(subject))) newest.set(keyOf(subject), action)
  return ({ subject }) => (newest.get(keyOf(subject)) === 'removed' ? undefined : pages[subject.kind]?.(subject.id))
}

const keyOf = ({ kind, id }: Subject) => `${kind}/${id}`
