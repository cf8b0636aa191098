import { type ComponentType, type ConfigPatch, type JsonObject, mergePatch, modifiedConfig } from '@ccm/contract'

/** What an override changes in a config. */
export interface Change {
  /** The project or machine whose override it is. */
  by: string
  patch: ConfigPatch
}

/** A config after the changes that fit it, and what is said of those that do not: they are not made, as in a sync. */
export function withChanges(type: ComponentType, config: JsonObject, changes: readonly Change[]): { config: JsonObject; unfit: string[] } {
  const unfit: string[] = []
  const changed = changes.reduce((current, { by, patch }) => {
    const { issues } = modifiedConfig(type, current, [patch])
    if (!issues) return mergePatch(current, patch)
    unfit.push(
      `${by} changes this by an override that does not fit it any more, so it is written without that. ${issues[0]?.message ?? ''}`.trim(),
    )
    return current
  }, config)
  return { config: changed, unfit }
}
