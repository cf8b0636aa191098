import { z } from 'zod'
import { UpdateComponent } from './components.ts'
import { Id, Name } from './common.ts'
import { ComponentType } from './configs/table.ts'
import { UpdateProfile } from './profiles.ts'

/** A change that is not saved yet. */
export const ComponentImpact = z.union([
  z.strictObject({ id: Id, remove: z.literal(true) }),
  UpdateComponent.omit({ expectedRevision: true }),
])
export const ProfileImpact = z.union([z.strictObject({ id: Id, remove: z.literal(true) }), UpdateProfile.omit({ expectedRevision: true })])

/** One artifact that would change. */
export const ImpactChange = z.object({ id: z.string(), path: z.string(), action: z.enum(['create', 'update', 'remove']) })
export type ImpactChange = z.infer<typeof ImpactChange>

/** A target that would change. */
export const ImpactTarget = z.object({
  targetId: Id,
  kind: z.enum(['project', 'user']),
  /** The project's name; of a user scope, its directory. */
  name: z.string(),
  machineName: z.string(),
  /** The first of them, and how many there are. */
  changes: z.array(ImpactChange),
  total: z.int(),
  /** Why the target would no longer resolve; null when it would. */
  problem: z.string().nullable(),
})
export type ImpactTarget = z.infer<typeof ImpactTarget>

/** What saving a change would touch. */
export const Impact = z.object({
  /** Profiles that list the component or build on the profile, directly or not. */
  profiles: z.array(z.object({ id: Id, name: Name })),
  /** Targets in which something would change, the first 100 of `totalTargets`. */
  targets: z.array(ImpactTarget),
  totalTargets: z.int(),
  /** Components that call it by a name which would no longer be its own; they are not rewritten. */
  references: z.array(z.object({ componentId: Id, type: ComponentType, name: z.string(), field: z.string() })),
})
export type Impact = z.infer<typeof Impact>
