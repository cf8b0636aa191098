import { checkPermissionRule } from '@ccm/contract'
import { parseCommandPattern, parseMcpRule, parseRule } from './parse-rule.ts'

/** The use of a tool: its name, and what it is used with (a command, a path, an address, a name). */
export interface Call {
  tool: string
  input: string
}

export interface RuleLists {
  allow: readonly string[]
  ask: readonly string[]
  deny: readonly string[]
}

/** What the rules say to a use; `open` when none matches and the mode decides. */
export interface Verdict {
  says: 'allow' | 'ask' | 'deny' | 'open'
  /** The rule that decides. */
  rule?: string
  /** The part of a compound command that decides, or that no rule allows. */
  part?: string
}

/**
 * What these rules alone say to a use: deny, then ask, then allow. A compound command is split, and each part has to be allowed, while one part
 * is enough to be asked about or denied. Rules in other files count too where the use happens.
 */
export function judgeCall(lists: RuleLists, call: Call): Verdict {
  const parts = isCommand(call.tool) ? splitCommand(call.input) : [call.input]
  const calls = parts.map((input) => ({ ...call, input }))
  const isCompound = calls.length > 1
  for (const says of ['deny', 'ask'] as const) {
    for (const one of calls) {
      const rule = lists[says].find((candidate) => matchesCall(candidate, one))
      if (rule !== undefined) return { says, rule, ...(isCompound && { part: one.input }) }
    }
  }
  let rule: string | undefined
  for (const one of calls) {
    const found = lists.allow.find((candidate) => matchesCall(candidate, one))
    if (found === undefined) return { says: 'open', ...(isCompound && { part: one.input }) }
    rule ??= found
  }
  return rule === undefined ? { says: 'open' } : { says: 'allow', rule }
}

const isCommand = (tool: string) => tool === 'Bash' || tool === 'PowerShell'

/** Splits at `&&`, `||`, `;`, `|`, `&` and line ends that are not within quotes. */
export function splitCommand(command: string): string[] {
  const parts = ['']
  let quote: string | undefined
  for (let at = 0; at < command.length; at += 1) {
    const char = command.charAt(at)
    const isEscaped = command.charAt(at - 1) === '\\' && quote !== "'"
    if (quote === undefined && !isEscaped && /[;|&\n]/.test(char)) parts.push('')
    else {
      parts[parts.length - 1] += char
      if (isEscaped) continue
      if (char === quote) quote = undefined
      else if (quote === undefined && (char === '"' || char === "'")) quote = char
    }
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '')
}

/** Whether a rule is about a use. A rule that Claude Code would skip matches nothing. */
export function matchesCall(rule: string, { tool, input }: Call): boolean {
  if (checkPermissionRule(rule) !== undefined) return false
  if (rule.startsWith('mcp__')) return matchesMcp(rule, tool)
  const parsed = parseRule(rule)
  if (!matchesName(parsed.tool, tool)) return false
  if (parsed.specifier === undefined || parsed.specifier === '*') return true
  return matchesSpecifier(tool, parsed.specifier, input)
}

/** Searching is reading, and every tool that writes is editing. */
const coveredBy: Record<string, string> = { Glob: 'Read', Grep: 'Read', LS: 'Read', Write: 'Edit', MultiEdit: 'Edit', NotebookEdit: 'Edit' }

const matchesName = (name: string, tool: string) =>
  name.includes('*') ? toRegExp(name).test(tool) : name === tool || name === coveredBy[tool] || (name === 'Agent' && tool === 'Task')

function matchesMcp(rule: string, tool: string): boolean {
  if (!tool.startsWith('mcp__')) return false
  const parsed = parseMcpRule(rule)
  if (!parsed || parsed.tool === undefined) return tool === rule || tool.startsWith(`${rule.replace(/(?:__)?\*?$/, '')}__`)
  return toRegExp(rule).test(tool)
}

function matchesSpecifier(tool: string, specifier: string, input: string): boolean {
  const name = coveredBy[tool] ?? tool
  if (isCommand(name)) return matchesCommand(specifier, input)
  if (name === 'Read' || name === 'Edit') return matchesPath(specifier, input)
  if (name === 'WebFetch') return matchesDomain(specifier, input)
  if (name === 'Skill') return matchesCommand(specifier.replace(/:\*$/, ' *'), input)
  return specifier === input.trim()
}

/** `git push *` is `git push`, alone or with more words; any other `*` is anything. */
function matchesCommand(specifier: string, command: string): boolean {
  const { kind, text } = parseCommandPattern(specifier)
  if (kind === 'any') return true
  if (kind === 'exact') return command === text
  if (kind === 'start') return command === text || command.startsWith(`${text} `)
  const ends = /^(.*[^\s]) \*$/.exec(text)?.[1]
  return toRegExp(text).test(command) || (ends !== undefined && toRegExp(ends).test(command))
}

/** `domain:example.com` is that host; a `*` in it is anything. */
function matchesDomain(specifier: string, address: string): boolean {
  const domain = /^domain:(.+)$/.exec(specifier)?.[1]
  if (domain === undefined) return false
  const url = /^[a-z]+:\/\//.test(address) ? address : `https://${address}`
  return URL.canParse(url) && toRegExp(domain.toLowerCase()).test(new URL(url).hostname)
}

/** As `.gitignore` does: `*` stays within a folder, `**` does not, a name without a slash counts at any depth, a folder counts for what is in it. */
function matchesPath(specifier: string, path: string): boolean {
  const [pattern, wanted] = [rooted(specifier), rooted(path)]
  if (pattern.root !== wanted.root) return false
  const isBareName = !specifier.replace(/\/$/, '').includes('/')
  const deep = isBareName ? `**/${pattern.rest}` : pattern.rest
  const source = deep
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\*\*|\*|\?/g, (sign) => ({ '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*' })[sign] ?? '[^/]')
  return new RegExp(`^${source}(?:/.*)?$`).test(wanted.rest)
}

/** Paths of the project and of the folder one works in are taken for the same: one usually starts Claude Code there. */
function rooted(path: string): { root: 'disk' | 'home' | 'here'; rest: string } {
  if (path.startsWith('//')) return { root: 'disk', rest: path.slice(2) }
  if (path.startsWith('~/')) return { root: 'home', rest: path.slice(2) }
  return { root: 'here', rest: path.replace(/^\.?\//, '') }
}

const toRegExp = (pattern: string) => new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[\\s\\S]*')}$`)
