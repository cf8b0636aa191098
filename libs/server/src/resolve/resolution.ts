import type { ConfigPatch, LeftOutComponent, ResolvedComponent, Warning } from '@ccm/contract'
import type { Piece } from './lineage.ts'

/** A change of a component's config, and in words who makes it. */
export interface Patch {
  patch: ConfigPatch
  from: string
}

/** A resolved component and how strong its claim on an artifact is: a higher level wins over a lower one. */
export interface Resolved extends ResolvedComponent {
  level: number
  /** Changes of its config, in the order they are made. */
  patches: Patch[]
}

/** A variable's value, and in words where it comes from. */
export interface ResolvedVariable {
  value: string
  from: string
}

/** Which components apply to a target, which do not though something brought them, and with which values. */
export interface Resolution {
  components: Resolved[]
  leftOut: LeftOutComponent[]
  variables: Record<string, ResolvedVariable>
  /** The values for files that git shares: without those of the machine. The same as `variables` where git shares nothing. */
  committedVariables: Record<string, ResolvedVariable>
  warnings: Warning[]
}

export const toResolved = ({ id, type, name, key, revision }: Piece, more: Pick<Resolved, 'scope' | 'reasons' | 'level'>): Resolved => ({
  componentId: id,
  type,
  name,
  key,
  revision,
  switchedOff: false,
  patches: [],
  ...more,
})

/** As it is told: without what only rendering needs. */
export const toResolvedComponent = ({ level: _level, patches: _patches, ...component }: Resolved): ResolvedComponent => component

export const toLeftOut = ({ level: _level, patches: _patches, switchedOff: _switchedOff, ...left }: Resolved): LeftOutComponent => left
