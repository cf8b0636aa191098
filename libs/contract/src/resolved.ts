import { z } from 'zod'
import { Id } from './common.ts'
import { ComponentType } from './configs/table.ts'
import { Scope } from './scope.ts'

/** One step of why a component is here or not, from the outermost profile to the machine. */
export const Reason = z.object({
  /** `includes` brought it, `replaces` took the place of the same type and name from before, `disabled` is the component's own switch. */
  action: z.enum(['includes', 'replaces', 'modifies', 'excludes', 'disabled']),
  level: z.enum(['component', 'profile', 'project', 'machine']),
  id: Id,
  name: z.string(),
})
export type Reason = z.infer<typeof Reason>

const resolved = {
  componentId: Id,
  type: ComponentType,
  name: z.string(),
  key: z.string(),
  revision: z.int(),
  scope: Scope,
  reasons: z.array(Reason),
}

/** A component that applies to a target, with its scope and why it is here. */
export const ResolvedComponent = z.object({
  ...resolved,
  /**
   * The machine leaves it out of a project whose files git shares: it is written all the same, and switched off in this checkout's own
   * settings.
   */
  switchedOff: z.boolean(),
})
export type ResolvedComponent = z.infer<typeof ResolvedComponent>

/** A component that something brought and something else took out again; its last reason says what. */
export const LeftOutComponent = z.object(resolved)
export type LeftOutComponent = z.infer<typeof LeftOutComponent>
