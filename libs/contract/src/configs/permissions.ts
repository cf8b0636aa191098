import { z } from 'zod'
import { NonEmpty, permissionModes } from './shared.ts'

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

export const PermissionRule = z
  .string()
  .min(1)
  .max(2000)
  .superRefine((rule, ctx) => {
    const message = checkPermissionRule(rule)
    if (message) ctx.addIssue({ code: 'custom', message })
  })

/** In `allow`, a `*` in a tool's name is read only after a literal `mcp__server__`. */
const AllowRule = PermissionRule.refine((rule) => {
  const tool = rule.split('(', 1)[0] ?? rule
  return !tool.includes('*') || /^mcp__[^*]+?__/.test(tool)
}, 'An allow rule may use "*" in a tool name only after the server, for example "mcp__github__*".')

const list = (item: z.ZodString | typeof PermissionRule) =>
  z
    .array(item)
    .max(1000)
    .superRefine((items, ctx) => {
      items.forEach((value, index) => {
        if (items.indexOf(value) === index) return
        ctx.addIssue({ code: 'custom', path: [index], message: `"${String(value)}" is listed twice.` })
      })
    })
    .optional()

/**
 * Rules and modes of the `permissions` object of a settings file.
 *
 * @see reference `claude-formats.md` §4
 */
export const PermissionsConfig = z
  .strictObject({
    allow: list(AllowRule),
    ask: list(PermissionRule),
    deny: list(PermissionRule),
    additionalDirectories: list(NonEmpty),
    defaultMode: z.enum(permissionModes).optional(),
    disableBypassPermissionsMode: z.literal('disable').optional(),
    disableAutoMode: z.literal('disable').optional(),
  })
  .refine((config) => Object.values(config).some((value) => (Array.isArray(value) ? value.length > 0 : value !== undefined)), {
    message: 'Add at least one rule or mode.',
  })
