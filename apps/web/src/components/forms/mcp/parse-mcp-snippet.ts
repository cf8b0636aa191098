import { Json } from '@ccm/contract'
import { type NamedServer, parseMcpAdd } from './parse-mcp-add.ts'
import { splitCommandLine } from './split-command-line.ts'
import { transportOf, transports } from './transports.ts'

export type Snippet = { servers: NamedServer[]; problem?: undefined } | { servers?: undefined; problem: string }

type JsonObject = { [name: string]: Json }

/**
 * Reads what documentation of MCP servers offers to copy: the JSON of any client (`mcpServers`, `servers`, `context_servers`, entries by name, or one
 * bare server), a `claude mcp add` or `add-json` command, another command line, or a URL.
 */
export function parseMcpSnippet(text: string): Snippet {
  const trimmed = text.trim().replace(/^\$ /, '')
  if (trimmed === '') return { problem: 'Paste something first.' }
  if (/^[{"]/.test(trimmed)) return fromJson(trimmed)
  if (/^(?:https?|wss?):\/\/\S+$/.test(trimmed))
    return { servers: [{ name: undefined, server: { type: transportOf({ url: trimmed }), url: trimmed } }] }
  return fromCommand(splitCommandLine(trimmed))
}

function fromCommand(words: string[]): Snippet {
  const [program, noun, verb, ...rest] = words
  if (program?.endsWith('claude') && noun === 'mcp') {
    if (verb === 'add-json') return fromAddJson(rest)
    const found = verb === 'add' ? parseMcpAdd(rest) : undefined
    return found ? { servers: [found] } : { problem: 'This command names no server. Use "claude mcp add <name> -- <command>".' }
  }
  const env = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word))
  const [command, ...args] = words.slice(Math.max(0, env))
  if (command === undefined || !/^[\w./~@\\:-]+$/.test(command)) return { problem: 'This is neither JSON, nor a command line, nor a URL.' }
  const pairs = words
    .slice(0, Math.max(0, env))
    .map((word): [string, string] => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)])
  const server: JsonObject = {
    type: 'stdio',
    command,
    ...(args.length > 0 && { args }),
    ...(pairs.length > 0 && { env: Object.fromEntries(pairs) }),
  }
  return { servers: [{ name: undefined, server }] }
}

function fromAddJson(words: string[]): Snippet {
  const plain = words.filter((word, at) => !word.startsWith('-') && !/^(?:-s|--scope)$/.test(words[at - 1] ?? ''))
  const [name, json] = plain
  if (json === undefined) return { problem: 'This command holds no JSON. Use "claude mcp add-json <name> \'{ … }\'".' }
  const read = fromJson(json)
  return read.servers ? { servers: read.servers.map(({ server }) => ({ name, server })) } : read
}

function fromJson(text: string): Snippet {
  const read = readLoose(text)
  if (read === undefined) return { problem: 'This JSON cannot be read. Copy it whole, from its first bracket to its last.' }
  const servers = serversOf(read)
  if (servers.length === 0) return { problem: 'No server is in this JSON: none of its entries has a "command" or a "url".' }
  return { servers }
}

function serversOf(value: JsonObject): NamedServer[] {
  if (isServer(value)) return [{ name: undefined, server: toServer(value) }]
  for (const wrapper of ['mcpServers', 'servers', 'context_servers', 'mcp']) {
    const inner = value[wrapper]
    if (isObject(inner)) return serversOf(inner)
  }
  return Object.entries(value).flatMap(([name, entry]) => (isObject(entry) && isServer(entry) ? [{ name, server: toServer(entry) }] : []))
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const isServer = (value: JsonObject) => typeof value.command === 'string' || typeof value.url === 'string'

/** A server as the library keeps it: with a type, with texts where only texts are read, and what no field stands for under `extra`. */
function toServer(entry: JsonObject): JsonObject {
  const type = transportOf(entry)
  const known: readonly string[] = transports[type]
  const server: JsonObject = { type }
  const extra: JsonObject = {}
  for (const [name, value] of Object.entries(entry)) {
    if (name === 'type') continue
    else if (!known.includes(name)) extra[name] = value
    else server[name] = name === 'env' || name === 'headers' ? textsOf(value) : value
  }
  const kept = { ...extra, ...(isObject(server.extra) && server.extra) }
  return Object.keys(kept).length > 0 ? { ...server, extra: kept } : server
}

/** One number in `env` makes Claude Code drop the whole server. */
const textsOf = (value: Json): Json =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, member]) => [name, /^(?:number|boolean)$/.test(typeof member) ? String(member) : member]),
      )
    : value

/** JSON as people paste it: with comments, with a comma at the end, or only the members without the braces around them. */
function readLoose(text: string): JsonObject | undefined {
  const bare = text
    .replace(/("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (_all, quoted: string | undefined) => quoted ?? '')
    .replace(/("(?:[^"\\]|\\.)*")|,(?=\s*(?:[}\]]|$))/g, (_all, quoted: string | undefined) => quoted ?? '')
  for (const candidate of [text, bare, `{${bare}}`]) {
    const value = parse(candidate)
    if (value && !Array.isArray(value) && typeof value === 'object') return value
  }
  return undefined
}

function parse(text: string): Json | undefined {
  try {
    return Json.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
