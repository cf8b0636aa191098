import type { Activity } from '@ccm/contract'
import type { Target } from '../targets/find.ts'

/** A target as the activity names it: by its project, or by its machine. */
export const activitySubject = ({ subject: { project, machine } }: Target): Activity['subject'] =>
  project ? { kind: 'project', id: project.id, name: project.name } : { kind: 'machine', id: machine.id, name: machine.name }
