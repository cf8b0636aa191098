import type { Activity } from '@ccm/contract'

/** A profile as the activity names it. */
export const subjectOf = ({ id, name }: { id: string; name: string }): Activity['subject'] => ({ kind: 'profile', id, name })
