import type { UpdateProfile } from '@ccm/contract'
import type { ProfileNode } from '../resolve/lineage.ts'

/** A profile as it would be after a change. What the change leaves out stays as it is. */
export const changedNode = <T extends ProfileNode>(
  before: T,
  { name, extends: parents, exclude, variables, components }: Omit<UpdateProfile, 'id' | 'expectedRevision'>,
) => ({
  ...before,
  name: name ?? before.name,
  extends: parents ?? before.extends,
  exclude: exclude ?? before.exclude,
  variables: variables ?? before.variables,
  components: components ?? before.components,
})
