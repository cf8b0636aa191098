import { z } from 'zod'
import { checkPermissionRule } from './permission-rule.ts'
import { NonEmpty, permissionModes } from './shared.ts'

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
