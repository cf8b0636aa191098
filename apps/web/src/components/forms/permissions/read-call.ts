import { builtInTools } from '../tools/built-in-tools.ts'
import type { Call } from './judge-call.ts'
import { parseRule } from './parse-rule.ts'

/** Reads the use of a tool as people type it: `git push`, `Read .env`, `Bash(git push)`, an address, an MCP tool. What names no tool is a command. */
export function readCall(text: string): Call {
  const typed = text.trim()
  if (/^https?:\/\//.test(typed)) return { tool: 'WebFetch', input: typed }
  if (/^mcp__\S+$/.test(typed)) return { tool: typed, input: '' }
  const { tool, specifier } = parseRule(typed)
  if (specifier !== undefined && builtInTools.has(tool)) return { tool, input: specifier }
  const [first = '', ...rest] = typed.split(/\s+/)
  return builtInTools.has(first) ? { tool: first, input: rest.join(' ') } : { tool: 'Bash', input: typed }
}
