import { z } from 'zod'
import { Id, IsoDate, Json } from './common.ts'
import { ComponentType } from './configs/table.ts'
import { Scope } from './scope.ts'

/** What an override does to a component: bring it, leave it out, or change its config. */
export const OverrideAction = z.enum(['include', 'exclude', 'modify'])
export type OverrideAction = z.infer<typeof OverrideAction>

/**
 * A change to a config: objects are merged member by member, arrays and all else replaced, `null` deletes. The result must be valid for
 * the component's type.
 */
export const ConfigPatch = z.record(z.string(), Json)
export type ConfigPatch = z.infer<typeof ConfigPatch>

/** A machine's or a project's exception for one component. */
export const Override = z.object({
  id: Id,
  level: z.enum(['project', 'machine']),
  component: z.object({ id: Id, type: ComponentType, name: z.string() }),
  action: OverrideAction,
  /** For an include: where it is written. */
  scope: Scope.nullable(),
  /** For a modify. */
  patch: ConfigPatch.nullable(),
  createdAt: IsoDate,
  updatedAt: IsoDate,
})
export type Override = z.infer<typeof Override>
export const Overrides = z.object({ items: z.array(Override) })

const actions = <S extends z.ZodRawShape>(subject: S) =>
  z.discriminatedUnion('action', [
    z.strictObject({ action: z.literal('include'), ...subject, componentId: Id, scope: Scope.default('project') }),
    z.strictObject({ action: z.literal('exclude'), ...subject, componentId: Id }),
    z.strictObject({ action: z.literal('modify'), ...subject, componentId: Id, patch: ConfigPatch }),
  ])

/** Sets a machine's exception for a component, in place of the one it had. */
export const SetMachineOverride = actions({ machineId: Id })
export type SetMachineOverride = z.infer<typeof SetMachineOverride>
/** Sets a project's exception for a component, in place of the one it had. */
export const SetProjectOverride = actions({ projectId: Id })
export type SetProjectOverride = z.infer<typeof SetProjectOverride>
