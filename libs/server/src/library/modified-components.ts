import { type AnyComponent, type ConfigPatch, type Issue, modifiedConfig } from '@ccm/contract'
import { canonicalJson, valueHash } from '@ccm/formats/hash'
import { toAnyComponent } from './any-component.ts'

/** A component after a change, or as it was when the change does not fit it any more. */
export interface Modified {
  component: AnyComponent
  /** Why the change was not made. */
  issues: Issue[]
}

/** By a component as it was read, and by the hash of a change. */
const kept = new WeakMap<AnyComponent, Map<string, Modified>>()

/**
 * A component with its config changed. The change was valid when it was set, but component and schema may have moved
 * since: one that no longer fits changes nothing. Each change of a component is made once.
 */
export function modified(component: AnyComponent, patch: ConfigPatch): Modified {
  const own = kept.get(component) ?? new Map<string, Modified>()
  kept.set(component, own)
  const key = valueHash(patch)
  const known = own.get(key)
  if (known) return known
  const made = modify(component, patch)
  own.set(key, made)
  return made
}

function modify(component: AnyComponent, patch: ConfigPatch): Modified {
  const { config, issues } = modifiedConfig(component.type, JSON.parse(canonicalJson(component.config)), [patch])
  return issues ? { component, issues } : { component: toAnyComponent(component.type, config, component), issues: [] }
}
