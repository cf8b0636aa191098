import type { ConfigOf, Json, Owner, Warning } from '@ccm/contract'
import { keyArtifact } from '../artifact.ts'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { nameOf, ownerOf } from '../owner.ts'
import type { Renderer } from '../renderer.ts'
import { mcpPlace } from './places.ts'

type McpServer = ConfigOf<'mcp-server'>

const fieldOrder: FieldOrder<McpServer> = {
  type: true,
  command: true,
  url: true,
  args: true,
  env: true,
  headers: true,
  headersHelper: true,
  oauth: true,
  timeout: true,
  alwaysLoad: true,
}

const oauthOrder: FieldOrder<NonNullable<Extract<McpServer, { type: 'http' }>['oauth']>> = {
  clientId: true,
  callbackPort: true,
  authServerMetadataUrl: true,
  scopes: true,
  xaa: true,
}

/** An entry of `mcpServers`. `type` is always written: Claude Code reads no `url` without it. */
export function mcpServerEntry(config: McpServer): { [name: string]: Json } {
  return inOrder('oauth' in config && config.oauth ? { ...config, oauth: inOrder(config.oauth, oauthOrder) } : config, fieldOrder)
}

/** A member of `mcpServers`: in `.mcp.json` at the project root, or in the user's `.claude.json` for the user or for one checkout. */
export const renderMcpServer: Renderer<'mcp-server'> = (component, context) => {
  const { key, config } = component
  const owner = ownerOf(component)
  const { place, warning, container = [] } = mcpPlace(owner, context)
  if (!place) return { artifacts: [], warnings: [warning] }
  return {
    artifacts: [keyArtifact(place, [...container, key], mcpServerEntry(config), true)],
    // What the user's own file names needs no folder to be trusted.
    warnings: context.target.kind === 'user' ? whiteSpace(config, owner) : mcpServerWarnings(config, owner),
  }
}

/** What Claude Code takes as it stands or applies only later. */
export const mcpServerWarnings = (config: McpServer, owner: Owner): Warning[] => [
  ...whiteSpace(config, owner),
  ...('headersHelper' in config && config.headersHelper !== undefined ? [helperNeedsTrust(owner)] : []),
]

function whiteSpace(config: McpServer, owner: Owner): Warning[] {
  const untrimmed = textsOf(config).filter(([, text]) => text !== text.trim())
  if (untrimmed.length === 0) return []
  const fields = untrimmed.map(([field]) => field).join(', ')
  return [
    {
      code: 'white-space',
      message: `${nameOf(owner, 'The')} has white space at an end of ${fields}. Claude Code uses it as it stands. Remove it if it is not meant.`,
      owner,
    },
  ]
}

/** The texts of a server by the field they stand in. */
function textsOf(config: McpServer): [field: string, text: string][] {
  const inMap = (field: string, map: Record<string, string> = {}) =>
    Object.entries(map).map(([name, text]): [string, string] => [`${field}.${name}`, text])
  if (config.type !== 'stdio') return [['url', config.url], ...inMap('headers', config.headers)]
  const args = (config.args ?? []).map((text, index): [string, string] => [`args[${index}]`, text])
  return [['command', config.command], ...args, ...inMap('env', config.env)]
}

const helperNeedsTrust = (owner: Owner): Warning => ({
  code: 'needs-trust',
  message: `Claude Code runs the "headersHelper" of ${nameOf(owner)} only after the folder is trusted: start "claude" there and accept.`,
  owner,
})
