import { ComponentType, type Profile, Scope, type Variables } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'

/** Everything a whole profile is told with. */
export const whole = {
  parents: { orderBy: { position: 'asc' } },
  excludes: { orderBy: { componentId: 'asc' } },
  components: {
    orderBy: { position: 'asc' },
    include: { component: { select: { type: true, name: true, description: true, enabled: true } } },
  },
} satisfies Prisma.ProfileInclude

export type ProfileRow = Prisma.ProfileGetPayload<{ include: typeof whole }>

/** What a revision of a profile keeps. Components and parents are named by id: a snapshot does not hold theirs. */
export interface ProfileContent {
  name: string
  description: string
  extends: string[]
  exclude: string[]
  variables: Variables
  components: { componentId: string; scope: Scope }[]
}

export const contentText = ({ name, description, extends: parents, exclude, variables, components }: ProfileContent): string =>
  canonicalJson({
    name,
    description,
    extends: parents,
    exclude: exclude.toSorted(),
    variables,
    components: components.map(({ componentId, scope }) => ({ componentId, scope })),
  })

export const toProfile = ({ parents, excludes, components, variables, createdAt, updatedAt, ...row }: ProfileRow): Profile => ({
  ...row,
  extends: parents.map(({ parentId }) => parentId),
  exclude: excludes.map(({ componentId }) => componentId),
  variables: JSON.parse(variables),
  components: components.map(({ componentId, scope, component }) => ({
    componentId,
    scope: Scope.parse(scope),
    ...component,
    type: ComponentType.parse(component.type),
  })),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})
