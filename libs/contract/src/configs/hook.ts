import { z } from 'zod'
import { hookEvents, toolEvents } from './hook-events.ts'
import { PermissionRule } from './permissions.ts'
import { Extra, Headers, NonEmpty, Text, urlWith } from './shared.ts'
import { Json } from '../common.ts'

const HookEvent = z.enum(hookEvents, {
  error: (issue) => `"${String(issue.input)}" is no event of Claude Code (names are case-sensitive). Use one of: ${hookEvents.join(', ')}.`,
})

const common = {
  /** A permission rule; the handler runs only for tool calls it matches. */
  if: PermissionRule.optional(),
  /** Seconds, where MCP servers count milliseconds. */
  timeout: z.number().positive('Use seconds, more than 0.').optional(),
  statusMessage: NonEmpty.optional(),
  extra: Extra.optional(),
}

const Command = z.strictObject({
  type: z.literal('command'),
  command: NonEmpty,
  /** With a list the command is the bare executable and no shell is started. */
  args: z.array(Text).optional(),
  async: z.boolean().optional(),
  asyncRewake: z.boolean().optional(),
  shell: z.enum(['bash', 'powershell']).optional(),
  ...common,
})
const Prompt = z.strictObject({
  type: z.literal('prompt'),
  prompt: NonEmpty,
  model: NonEmpty.optional(),
  continueOnBlock: z.boolean().optional(),
  ...common,
})
const Agent = z.strictObject({ type: z.literal('agent'), prompt: NonEmpty, model: NonEmpty.optional(), ...common })
const Http = z.strictObject({
  type: z.literal('http'),
  url: urlWith('http:', 'https:'),
  headers: Headers.optional(),
  /** Names of environment variables that `$NAME` in headers may stand for. */
  allowedEnvVars: z.array(NonEmpty).optional(),
  ...common,
})
const McpTool = z.strictObject({
  type: z.literal('mcp_tool'),
  server: NonEmpty,
  tool: NonEmpty,
  input: z.record(z.string(), Json).optional(),
  ...common,
})

export const HookHandler = z.discriminatedUnion('type', [Command, Prompt, Agent, Http, McpTool], {
  error: (issue) => (issue.code === 'invalid_union' ? 'Use one of: command, prompt, agent, http, mcp_tool.' : undefined),
})
export type HookHandler = z.infer<typeof HookHandler>

const compiles = (pattern: string) => {
  try {
    new RegExp(pattern)
    return true
  } catch {
    return false
  }
}

/** Names split by `|` or `,`; any other character makes it an unanchored regular expression, which is compiled here and never run. */
const Matcher = z
  .string()
  .max(200, 'Use at most 200 characters.')
  .refine((value) => value === '*' || compiles(value), 'This is not a valid regular expression, so the hook would never run.')

/** One matcher group and its handlers, as the `hooks` of subagents hold them too. */
export const HookGroup = z.strictObject({ matcher: Matcher.optional(), hooks: z.array(HookHandler).min(1), extra: Extra.optional() })

/** The `hooks` object of a settings file or of frontmatter: groups by event. */
export const HookGroups = z.partialRecord(HookEvent, z.array(HookGroup))

/**
 * One matcher group of one event: `{ event, matcher?, hooks: [handler, …] }`.
 *
 * @see reference `claude-formats.md` §5
 */
export const HookConfig = z
  .strictObject({
    event: HookEvent,
    matcher: Matcher.optional(),
    hooks: z.array(HookHandler).min(1, 'Add at least one handler.'),
    extra: Extra.optional(),
  })
  .superRefine(({ event, hooks }, ctx) => {
    if (toolEvents.includes(event)) return
    hooks.forEach((handler, index) => {
      if (handler.if === undefined) return
      ctx.addIssue({
        code: 'custom',
        path: ['hooks', index, 'if'],
        message: `Remove "if": it works for ${toolEvents.join(', ')} only; in ${event} the hook would never run.`,
      })
    })
  })
