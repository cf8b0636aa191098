import type { AnyComponent, Scope } from '@ccm/contract'
import { renderComponent, type RenderContext, type Rendered } from '@ccm/formats'

/** What a component gives depends on nothing but its revision, its scope and, if it has placeholders, these. */
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
  const setOf = (key: string) => {
    const kept = sets.get(key) ?? new Map<string, Rendered>()
    // Taken out and put in again: the set used longest ago comes first.
    sets.delete(key)
    sets.set(key, kept)
    for (const oldest of sets.keys()) {
      if (sets.size <= SETS) break
      sets.delete(oldest)
    }
    return kept
  }
  return {
    with(values) {
      const own = setOf(JSON.stringify(values))
      const common = setOf(ANY_VALUES)
      return (component, scope) => {
        const kept = isFilled(component) ? own : common
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

/** The set for what comes out alike in every project. */
const ANY_VALUES = ''

const filled = new WeakMap<AnyComponent, boolean>()

/** It holds `{{`, so values may go into it. */
function isFilled(component: AnyComponent): boolean {
  const known = filled.get(component)
  if (known !== undefined) return known
  const found = JSON.stringify(component.config).includes('{{')
  filled.set(component, found)
  return found
}
