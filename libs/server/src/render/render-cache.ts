import type { AnyComponent, Scope } from '@ccm/contract'
import { renderComponent, type RenderContext, type Rendered } from '@ccm/formats'

/** What a component gives depends on nothing but its revision, its scope and these. */
type Values = Omit<RenderContext, 'scope'>

/** Renders components, each revision once for the same values. */
export interface RenderCache {
  /** A renderer for one set of values. */
  with(values: Values): (component: AnyComponent, scope: Scope) => Rendered
}

/** Projects that are synced in turn, and what each may hold of old revisions before it starts over. */
const SETS = 8
const RENDERS = 5_000

export function createRenderCache(): RenderCache {
  const sets = new Map<string, Map<string, Rendered>>()
  return {
    with(values) {
      const key = JSON.stringify(values)
      const kept = sets.get(key) ?? new Map<string, Rendered>()
      // Taken out and put in again: the set used longest ago comes first.
      sets.delete(key)
      sets.set(key, kept)
      for (const oldest of sets.keys()) {
        if (sets.size <= SETS) break
        sets.delete(oldest)
      }
      return (component, scope) => {
        const name = `${component.id}@${component.revision} ${scope}`
        const known = kept.get(name)
        if (known) return known
        if (kept.size >= RENDERS) kept.clear()
        const made = renderComponent(component, { ...values, scope })
        kept.set(name, made)
        return made
      }
    },
  }
}
