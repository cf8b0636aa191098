/** A permission rule, taken apart: `Bash(git push *)` is the tool `Bash` for `git push *`. */
export interface ParsedRule {
  tool: string
  /** What stands in the parentheses; undefined without any. */
  specifier: string | undefined
}

export function parseRule(rule: string): ParsedRule {
  const open = rule.indexOf('(')
  if (open < 0 || !rule.endsWith(')')) return { tool: rule, specifier: undefined }
  const tool = rule.slice(0, open)
  // `Task` is the old spelling, which still works.
  return { tool: tool === 'Task' ? 'Agent' : tool, specifier: rule.slice(open + 1, -1) }
}

/** What a rule about commands stands for. `:*` at the end is the older way to write ` *`. */
export function parseCommandPattern(specifier: string): { kind: 'any' | 'exact' | 'start' | 'glob'; text: string } {
  const text = specifier.trim().replace(/:\*$/, ' *')
  if (text === '*' || text === ' *') return { kind: 'any', text }
  if (!text.includes('*')) return { kind: 'exact', text }
  const start = /^([^*]*[^*\s]) \*$/.exec(text)?.[1]
  return start === undefined ? { kind: 'glob', text } : { kind: 'start', text: start }
}

/** The server and the tool of an MCP rule: `mcp__github__create_issue`. No tool, or `*`, is every tool. */
export function parseMcpRule(rule: string): { server: string; tool: string | undefined } | undefined {
  const found = /^mcp__(.+?)(?:__(.*))?$/.exec(rule)
  if (!found?.[1]) return undefined
  return { server: found[1], tool: found[2] === undefined || found[2] === '' || found[2] === '*' ? undefined : found[2] }
}
