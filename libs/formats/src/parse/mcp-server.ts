import { configSchemas, type ConfigOf, type Json, keySchemas } from '@ccm/contract'
import type { JsonSource } from './folder.ts'
import { isObject } from '../is-object.ts'
import { leftOut, type PartTaken, takePart } from './json-part.ts'
import { type Found, type Parser, type Taken, takeEach } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'

/** The entries of `mcpServers` in `.mcp.json`. */
export const parseMcpServers: Parser<'mcp-server'> = ({ json }) => takeEach(json.mcp, takeFile)

function takeFile({ path, scope, json }: JsonSource): Taken<'mcp-server'> {
  const found: Found<'mcp-server'>[] = []
  const problems: ParseProblem[] = []
  const { mcpServers } = json
  if (!isObject(mcpServers)) {
    const why = 'Claude Code reads MCP servers from the object "mcpServers" alone, and this file has none.'
    return { found, problems: [{ path, message: `${why} It stays as it is.` }] }
  }
  for (const [name, entry] of Object.entries(mcpServers)) {
    const badKey = keySchemas['mcp-server'].safeParse(name).error?.issues[0]?.message
    const { config, why } = badKey === undefined ? takeServer(entry) : { why: `Its name is not one ccm takes: ${badKey}` }
    if (config) found.push({ type: 'mcp-server', key: name, config, scope, paths: [path] })
    else problems.push(leftOut(path, ['mcpServers', name], why))
  }
  return { found, problems }
}

const schema = configSchemas['mcp-server']

/** A `timeout` below a second is one that Claude Code ignores: it is kept beside the config, and the server with it. */
function takeServer(entry: Json): PartTaken<ConfigOf<'mcp-server'>> {
  const taken = takePart(schema, entry)
  if (taken.config || !isObject(entry) || typeof entry.timeout !== 'number' || entry.timeout >= 1000) return taken
  const { timeout, ...rest } = entry
  const without = takePart(schema, rest)
  return without.config ? { config: { ...without.config, extra: { ...without.config.extra, timeout } } } : without
}
