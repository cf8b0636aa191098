import { configSchemas, type Json, keySchemas } from '@ccm/contract'
import type { JsonSource } from './folder.ts'
import { isObject } from '../is-object.ts'
import { leftOut, takePart } from './json-part.ts'
import { type Found, type Parser, type Taken, takeEach } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'

/** Each plugin of `enabledPlugins`, with its marketplace where `extraKnownMarketplaces` of the same file names it. */
export const parsePlugins: Parser<'plugin'> = ({ json }) => takeEach(json.settings, takeFile)

type JsonObject = { [name: string]: Json }

function takeFile({ path, scope, json }: JsonSource): Taken<'plugin'> {
  const { enabledPlugins, extraKnownMarketplaces } = json
  const problems: ParseProblem[] = []
  const plugins = objectAt('enabledPlugins', enabledPlugins, path, problems)
  const marketplaces = objectAt('extraKnownMarketplaces', extraKnownMarketplaces, path, problems)
  const bad = new Map(Object.entries(marketplaces).flatMap(([name, entry]) => badMarketplace(name, entry)))
  const found: Found<'plugin'>[] = []
  const used = new Set<string>()
  for (const [key, enabled] of Object.entries(plugins)) {
    const market = key.slice(key.indexOf('@') + 1)
    const marketplace = Object.hasOwn(marketplaces, market) && !bad.has(market) ? { marketplace: marketplaces[market] } : {}
    const badKey = keySchemas.plugin.safeParse(key).error?.issues[0]?.message
    const { config, why } = badKey === undefined ? takePart(configSchemas.plugin, { enabled, ...marketplace }) : { why: badKey }
    if (config) {
      used.add(market)
      found.push({ type: 'plugin', key, config, scope, paths: [path] })
    } else problems.push(leftOut(path, ['enabledPlugins', key], why))
  }
  for (const name of Object.keys(marketplaces)) {
    const why =
      bad.get(name) ?? (used.has(name) ? undefined : 'No plugin of this marketplace stands in the file, and it comes with a plugin.')
    if (why !== undefined) problems.push(leftOut(path, ['extraKnownMarketplaces', name], why))
  }
  return { found, problems }
}

function objectAt(key: string, value: Json | undefined, path: string, problems: ParseProblem[]): JsonObject {
  if (value !== undefined && !isObject(value)) problems.push(leftOut(path, [key], 'It has to be an object.'))
  return isObject(value) ? value : {}
}

function badMarketplace(name: string, marketplace: Json): [string, string][] {
  const { why } = takePart(configSchemas.plugin, { marketplace })
  return why === undefined ? [] : [[name, why]]
}
