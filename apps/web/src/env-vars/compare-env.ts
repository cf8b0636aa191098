import { type EnvVar, SetEnvVar } from '@ccm/contract'
import { type Place, placeOf, samePlace } from './place.ts'

/** What setting a pasted line would do. `replace`: over a sealed value, which cannot be compared without telling it. */
export interface Planned {
  name: string
  value: string
  does: 'create' | 'update' | 'replace' | 'same' | 'refused'
  /** Why it is refused. */
  problem?: string
}

/** What setting pasted pairs at a place would do; of a name that stands there twice the last counts, as in a shell. */
export function compareEnv(pairs: readonly [string, string][], known: readonly EnvVar[], place: Place, sensitive: boolean): Planned[] {
  return [...new Map(pairs)].map(([name, value]) => {
    const parsed = SetEnvVar.safeParse({ name, value, sensitive })
    if (!parsed.success) return { name, value, does: 'refused', problem: parsed.error.issues[0]?.message ?? 'It is refused.' }
    const there = known.find((one) => one.name === name && samePlace(placeOf(one), place))
    if (!there) return { name, value, does: 'create' }
    if (there.sensitive) return { name, value, does: 'replace' }
    return { name, value, does: there.value === value && !sensitive ? 'same' : 'update' }
  })
}
