import { ComponentType, ConfigPatch, type Override, OverrideAction, Scope } from '@ccm/contract'
import type { Prisma } from '@ccm/db'

export const withComponent = { component: { select: { id: true, type: true, name: true } } } satisfies Prisma.OverrideInclude

export type OverrideRow = Prisma.OverrideGetPayload<{ include: typeof withComponent }>

export const toOverride = ({ id, machineId, component, action, scope, patch, createdAt, updatedAt }: OverrideRow): Override => ({
  id,
  level: machineId === null ? 'project' : 'machine',
  component: { ...component, type: ComponentType.parse(component.type) },
  action: OverrideAction.parse(action),
  scope: scope === null ? null : Scope.parse(scope),
  patch: patch === null ? null : ConfigPatch.parse(JSON.parse(patch)),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})
