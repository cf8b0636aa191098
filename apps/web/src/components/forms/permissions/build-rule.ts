/** What a person chooses to make a rule of. */
export interface RuleParts {
  kind: RuleKind
  /** A command, a path, a domain, a name; the whole rule when it is typed. */
  text: string
  /** How a command is compared. */
  match: 'start' | 'exact' | 'any'
  /** Where a path begins. */
  from: PathStart
  /** The server of an MCP tool, or the name of another tool. */
  name: string
  /** The skill with any arguments. */
  withArguments: boolean
}

export type RuleKind = 'Bash' | 'PowerShell' | 'Read' | 'Edit' | 'WebFetch' | 'mcp' | 'Agent' | 'Skill' | 'tool' | 'typed'
export type PathStart = 'project' | 'here' | 'home' | 'root'

export const noParts: RuleParts = { kind: 'Bash', text: '', match: 'start', from: 'project', name: '', withArguments: false }

const starts: Record<PathStart, string> = { project: '/', here: './', home: '~/', root: '//' }

/** Writes the rule; undefined while something is missing. */
export function buildRule(parts: RuleParts): string | undefined {
  const text = parts.text.trim()
  const name = parts.name.trim()
  switch (parts.kind) {
    case 'Bash':
    case 'PowerShell':
      if (parts.match === 'any') return parts.kind
      return text === '' ? undefined : `${parts.kind}(${text.replace(/(?::| )\*$/, '')}${parts.match === 'start' ? ' *' : ''})`
    case 'Read':
    case 'Edit':
      return text === '' ? parts.kind : `${parts.kind}(${starts[parts.from]}${text.replace(/^(?:\.\/|~\/|\/+)/, '')})`
    case 'WebFetch':
      return text === '' ? parts.kind : `WebFetch(domain:${text.replace(/^(?:domain:|https?:\/\/)/, '').replace(/\/.*$/, '')})`
    case 'mcp':
      return name === '' ? undefined : text === '' ? `mcp__${name}` : `mcp__${name}__${text}`
    case 'Agent':
      return text === '' ? parts.kind : `Agent(${text})`
    case 'Skill':
      return text === '' ? parts.kind : `Skill(${text}${parts.withArguments ? ' *' : ''})`
    case 'tool':
      return name || undefined
    case 'typed':
      return text || undefined
    default:
      return parts.kind satisfies never
  }
}
