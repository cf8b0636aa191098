import { type ConfigPatch, isJsonObject, type Json, mergePatch } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'

type Config = { [name: string]: Json }

/**
 * The smallest change that makes one config of another: members that differ, in whatever depth, and `null` for those that go. Nothing when
 * no change says it, because a member of the other is `null` itself.
 *
 * @see RFC 7396, JSON Merge Patch
 */
export function patchBetween(from: Config, to: Config): ConfigPatch | undefined {
  const patch = difference(from, to)
  return canonicalJson(mergePatch(from, patch)) === canonicalJson(to) ? patch : undefined
}

function difference(from: Config, to: Config): Config {
  const gone = Object.keys(from).filter((name) => !Object.hasOwn(to, name))
  const changed = Object.entries(to).flatMap(([name, value]): [string, Json][] => {
    const before = Object.hasOwn(from, name) ? from[name] : undefined
    if (before !== undefined && canonicalJson(before) === canonicalJson(value)) return []
    return [[name, isJsonObject(before) && isJsonObject(value) ? difference(before, value) : value]]
  })
  return Object.fromEntries([...gone.map((name): [string, Json] => [name, null]), ...changed])
}
