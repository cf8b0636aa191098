import type { AnyComponent, Scope } from '@ccm/contract'
import { type FileSource, renderComponent, type RenderContext, type Rendered } from '@ccm/formats'

/**
 * What a component gives depends on nothing but its content, its scope, the kind of target and, if it has placeholders or stands under the
 * path of a checkout, the values.
 */
type Values = Omit<RenderContext, 'scope' | 'files'>

/** Renders components, each as it was read once for the same values. */
export interface RenderCache {
  /** A renderer for one set of values. */
  with(values: Values): (component: AnyComponent, scope: Scope) => Rendered
}

/** By component, so that what is rendered is forgotten with it, and by scope. */
type Kept = WeakMap<AnyComponent, Map<Scope, Rendered>>

/** Projects that are synced in turn. */
const SETS = 8

export function createRenderCache(files: FileSource): RenderCache {
  const sets = new Map<string, Kept>()
  const setOf = (key: string) => {
    const kept: Kept = sets.get(key) ?? new WeakMap()
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
      const common = setOf(JSON.stringify(values.target))
      return (component, scope) => {
        const render = () => renderComponent(component, { ...values, files, scope })
        if (hasFiles(component)) return render()
        const kept = isFilled(component) || isOfCheckout(component, scope) ? own : common
        const scopes = kept.get(component) ?? new Map<Scope, Rendered>()
        const rendered = scopes.get(scope) ?? render()
        if (!kept.has(component)) kept.set(component, scopes)
        scopes.set(scope, rendered)
        return rendered
      }
    },
  }
}

/** Its supporting files are megabytes, and have a memory of their own that is bounded. */
const hasFiles = (component: AnyComponent) => component.type === 'skill' && (component.config.files ?? []).length > 0

/** It stands under the path of one checkout. */
const isOfCheckout = (component: AnyComponent, scope: Scope) => component.type === 'mcp-server' && scope === 'local'

const filled = new WeakMap<AnyComponent, boolean>()

/** It holds `{{`, so values may go into it. */
function isFilled(component: AnyComponent): boolean {
  const known = filled.get(component)
  if (known !== undefined) return known
  const found = JSON.stringify(component.config).includes('{{')
  filled.set(component, found)
  return found
}
