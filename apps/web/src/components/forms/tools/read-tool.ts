import { checkPermissionRule } from '@ccm/contract'
import { builtInTools } from './built-in-tools.ts'

/** What a line of a tool list says of itself. */
export interface ReadTool {
  /** What it stands for, in words. */
  means: string
  /** Why Claude Code would pass it over. It does not stop a save. */
  doubt?: string
}

/**
 * Says what a tool with or without a specifier stands for.
 *
 * @param servers - the keys of the MCP servers in the library
 */
export function readTool(text: string, servers: readonly string[]): ReadTool {
  const doubt = checkPermissionRule(text)
  if (text.startsWith('mcp__')) return readMcpTool(text, servers, doubt)
  const open = text.indexOf('(')
  const name = open < 0 ? text : text.slice(0, open)
  const inside = open < 0 ? '' : text.slice(open + 1, text.endsWith(')') ? -1 : undefined)
  const tool = builtInTools.get(name === 'Task' ? 'Agent' : name)
  if (doubt !== undefined) return { means: tool?.help ?? '', doubt }
  if (!tool) return { means: '', doubt: unknown(name) }
  return { means: inside === '' ? tool.help : withSpecifier(tool.name, inside) }
}

function unknown(name: string): string {
  const meant = [...builtInTools.keys()].find((known) => known.toLowerCase() === name.toLowerCase())
  return meant ? `Claude Code writes it "${meant}".` : 'Claude Code brings no tool of this name. It is kept as it is.'
}

function withSpecifier(name: string, inside: string): string {
  if (name === 'Bash' || name === 'PowerShell') return commands(inside)
  if (name === 'Read') return `Reads files under ${inside}`
  if (name === 'Edit') return `Changes files under ${inside}`
  if (name === 'Agent') return `Starts ${inside} only`
  if (name === 'Skill') return `Uses ${inside} only`
  if (name === 'WebFetch' && inside.startsWith('domain:')) return `Reads pages of ${inside.slice('domain:'.length)}`
  return `Only for ${inside}`
}

function commands(inside: string): string {
  const start = /^([^*]+?)(?::\*| \*)$/.exec(inside)?.[1]
  if (start !== undefined) return `Commands that start with "${start}"`
  if (inside === '*') return 'Every command'
  return inside.includes('*') ? `Commands like "${inside}"` : `The command "${inside}" alone`
}

function readMcpTool(text: string, servers: readonly string[], doubt: string | undefined): ReadTool {
  const known = servers.find((server) => text === `mcp__${server}` || text.startsWith(`mcp__${server}__`))
  const server = known ?? /^mcp__(.+?)(?:__|$)/.exec(text)?.[1] ?? ''
  const tool = text.slice(`mcp__${server}__`.length)
  const means = tool === '' || tool === '*' ? `Every tool of the MCP server ${server}` : `${tool} of the MCP server ${server}`
  if (doubt !== undefined) return { means: '', doubt }
  if (known !== undefined || server.startsWith('plugin_')) return { means }
  return { means, doubt: `The library has no MCP server "${server}".` }
}
