import type { Json, SettingKey } from '@ccm/contract'
import { isObject } from '../is-object.ts'

/** What the contract knows of settings, by name. */
export type KnownSettings = ReadonlyMap<string, SettingKey>

/** Of these the published schema, or rules of their own, say all there is to say: the contract's schema would only repeat it. */
const judgedWithout = [
  '$schema',
  'disabledMcpjsonServers',
  'enableAllProjectMcpServers',
  'enabledMcpjsonServers',
  'enabledPlugins',
  'env',
  'extraKnownMarketplaces',
  'hooks',
  'permissions',
  'statusLine',
]

/**
 * What the contract knows of the settings in a file. Building its schemas takes as long as a sync that changes nothing, so they are loaded for
 * a file that needs one.
 */
export async function knownSettings(settings: Json): Promise<KnownSettings> {
  const names = isObject(settings) ? Object.keys(settings).filter((name) => !judgedWithout.includes(name)) : []
  if (names.length === 0) return new Map()
  const { settingKeys } = await import('@ccm/contract')
  return new Map(Object.entries(settingKeys).filter(([name]) => !judgedWithout.includes(name)))
}
