import { checkPermissionRule } from '@ccm/contract'
import { builtInTools } from '../tools/built-in-tools.ts'
import { parseCommandPattern, parseMcpRule, parseRule } from './parse-rule.ts'

export interface ExplainedRule {
  /** What the rule is about, in words; empty when it cannot be read. */
  means: string
  /** Why Claude Code would skip it, or why it does something else than it seems to. */
  doubt?: string
}

/** Says in words what a permission rule is about, and what is suspicious in it. The contract says what is malformed. */
export function explainRule(rule: string): ExplainedRule {
  const broken = checkPermissionRule(rule)
  if (broken !== undefined) return { means: '', doubt: broken }
  const { tool, specifier } = parseRule(rule)
  if (tool.startsWith('mcp__')) return explainMcp(rule)
  if (tool.includes('*')) return { means: tool === '*' ? 'Every tool' : `Every tool whose name is like ${tool}` }
  const known = builtInTools.get(tool)
  if (!known) return { means: `The tool ${tool}`, doubt: unknownTool(tool) }
  return specifier === undefined ? { means: wholeTool(tool, known.help) } : explainSpecifier(tool, specifier)
}

function explainMcp(rule: string): ExplainedRule {
  const parsed = parseMcpRule(rule)
  if (!parsed || parsed.server === '*') return { means: 'Every tool of every MCP server' }
  const { server, tool } = parsed
  if (tool === undefined) return { means: `Every tool of the MCP server ${server}` }
  return { means: tool.includes('*') ? `Tools like ${tool} of the MCP server ${server}` : `${tool} of the MCP server ${server}` }
}

const wholeTools: Record<string, string> = {
  Bash: 'Every shell command',
  PowerShell: 'Every PowerShell command',
  Read: 'Reading any file',
  Edit: 'Changing any file',
  WebFetch: 'Reading any page on the web',
  WebSearch: 'Searching the web',
  Agent: 'Starting any subagent',
  Skill: 'Using any skill or command',
}
const wholeTool = (tool: string, help: string) =>
  wholeTools[tool] ?? `Every use of ${tool}: ${help.charAt(0).toLowerCase()}${help.slice(1)}`

function unknownTool(tool: string): string {
  const meant = [...builtInTools.keys()].find((name) => name.toLowerCase() === tool.toLowerCase())
  return meant
    ? `Claude Code writes it ${meant}: names are case-sensitive.`
    : `Claude Code brings no tool called ${tool}. Check the spelling.`
}

function explainSpecifier(tool: string, specifier: string): ExplainedRule {
  switch (tool) {
    case 'Bash':
    case 'PowerShell':
      return explainCommand(tool, specifier)
    case 'Read':
      return explainPath('Reading', specifier)
    case 'Edit':
      return explainPath('Changing', specifier)
    case 'Write':
    case 'NotebookEdit':
      return {
        ...explainPath('Writing', specifier),
        doubt: `Paths are looked at in Edit rules, which cover every tool that writes. Write Edit(${specifier}).`,
      }
    case 'Glob':
    case 'Grep':
      return {
        ...explainPath('Searching', specifier),
        doubt: `Paths are looked at in Read rules, which cover searching too. Write Read(${specifier}).`,
      }
    case 'WebFetch':
      return explainPage(specifier)
    case 'Agent':
      return { means: `Starting the subagent ${specifier}` }
    case 'Skill':
      return explainSkill(specifier)
    default:
      return explainParameter(tool, specifier)
  }
}

function explainCommand(tool: string, specifier: string): ExplainedRule {
  const shell = tool === 'Bash' ? 'Bash commands' : 'PowerShell commands'
  const { kind, text } = parseCommandPattern(specifier)
  if (kind === 'any') return { means: `Every one of the ${shell}` }
  if (kind === 'exact') return { means: `The command "${text}", just so` }
  if (kind === 'start') return { means: `${shell} that start with "${text}"`, ...doubtChaining(text) }
  const loose = /^([^*]*[^*\s])\*$/.exec(text)?.[1]
  if (loose === undefined) return { means: `${shell} like "${text}", where * is anything` }
  return { means: `${shell} whose text starts with "${loose}"`, doubt: `It also matches "${loose}x": write "${loose} *" to end the word.` }
}

/** What starts other commands makes a rule about its first word a rule about everything. */
function doubtChaining(text: string): Pick<ExplainedRule, 'doubt'> {
  const runner = /^(?:sudo|env|xargs|bash -c|sh -c|eval|ssh|docker run|docker exec)$/.test(text)
  return runner ? { doubt: `"${text}" runs whatever follows it, so this is about every command.` } : {}
}

function explainPath(verb: string, path: string): ExplainedRule {
  if (path.startsWith('//')) return { means: `${verb} ${files(path.slice(1))}` }
  if (path.startsWith('~/')) return { means: `${verb} ${files(path)}` }
  if (path.startsWith('/')) {
    const doubt = /^\/(?:home|Users|etc|usr|var|tmp|opt|root|mnt|private|Library)(?:\/|$)/.test(path)
      ? `One "/" begins at the folder of the settings. For the root of the disk write "/${path}".`
      : undefined
    return { means: `${verb} ${files(path.slice(1))} in the project`, ...(doubt && { doubt }) }
  }
  return { means: `${verb} ${files(path.replace(/^\.\//, ''))} under the working folder` }
}

const files = (path: string) => {
  if (path === '**' || path === '*' || path === '') return 'every file'
  const folder = /^(.+)\/\*\*$/.exec(path)?.[1]
  if (folder !== undefined) return `every file in ${folder}`
  return path.includes('*') ? `files like ${path}` : path
}

function explainPage(specifier: string): ExplainedRule {
  const domain = /^domain:(.+)$/.exec(specifier)?.[1]
  if (domain !== undefined) return { means: `Reading pages of ${domain}` }
  return {
    means: `Reading pages with ${specifier}`,
    doubt: 'WebFetch rules look at "domain:" alone, for example WebFetch(domain:example.com).',
  }
}

function explainSkill(specifier: string): ExplainedRule {
  const start = /^(.+?)(?: \*|:\*)$/.exec(specifier)?.[1]
  return { means: start === undefined ? `Using the skill ${specifier}, without arguments` : `Using the skill ${start}, with any arguments` }
}

function explainParameter(tool: string, specifier: string): ExplainedRule {
  const pair = /^([A-Za-z_]\w*):(.+)$/.exec(specifier)
  if (pair) return { means: `Uses of ${tool} in which ${pair[1] ?? ''} is ${pair[2] ?? ''}` }
  return { means: `Uses of ${tool} for ${specifier}`, doubt: `It is not documented what stands in the parentheses of ${tool}.` }
}
