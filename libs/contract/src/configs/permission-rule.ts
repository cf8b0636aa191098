/**
 * Says what is wrong with one permission rule, or nothing. Claude Code skips a malformed rule, which for a `deny` rule
 * means that it does not protect.
 *
 * @see reference `claude-formats.md` §4
 */
export function checkPermissionRule(rule: string): string | undefined {
  if (rule !== rule.trim()) return 'Remove the white space around the rule.'
  const open = rule.indexOf('(')
  const tool = open === -1 ? rule : rule.slice(0, open)
  if (tool.startsWith('mcp__')) {
    if (open !== -1) return `MCP tools take no parentheses. Write "${tool}".`
    return /^mcp__[A-Za-z0-9_.*-]+$/.test(tool) ? undefined : 'Write "mcp__server", "mcp__server__*" or "mcp__server__tool".'
  }
  if (!/^(?:[A-Z][A-Za-z0-9_*]*|\*)$/.test(tool)) {
    return `Tool names start with a capital letter and hold no spaces, for example "Bash(npm run *)"; found "${tool}".`
  }
  if (open === -1) return rule.includes(')') ? 'The rule has ")" without "(".' : undefined
  if (!rule.endsWith(')')) return 'The rule must end with ")".'
  if (rule.slice(open + 1, -1).trim() === '') return `Empty parentheses are not read. Write "${tool}" for every use.`
  if ((tool === 'Bash' || tool === 'PowerShell') && /:\*./.test(rule.slice(open + 1, -1))) {
    return '":*" may only stand at the end. Use "*" inside the command.'
  }
  return undefined
}
