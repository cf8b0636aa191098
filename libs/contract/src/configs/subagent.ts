import { z } from 'zod'
import { HookGroups } from './hook.ts'
import { McpServerConfig, McpServerKey } from './mcp-server.ts'
import { NonEmpty, permissionModes, Text } from './shared.ts'

/** A list of tools, or the comma-separated string Claude Code takes too; kept as a list. */
export const ToolList = z.preprocess(
  (value) => (typeof value === 'string' ? splitTools(value) : value),
  z.array(NonEmpty.refine((tool) => !/[\r\n]/.test(tool), 'Use one line.')).min(1, 'Name at least one tool, or leave the field out.'),
)

/** Splits at commas that are not inside parentheses: `Agent(a, b), Read` is two tools. */
function splitTools(text: string): string[] {
  const tools: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at]
    if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (char === undefined || (char === ',' && depth === 0)) {
      tools.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  return tools.filter((tool) => tool !== '')
}

/**
 * The frontmatter of `.claude/agents/*.md`, its body as `prompt`. The frontmatter's `name` is the component's key.
 *
 * @see reference `claude-formats.md` §7
 */
export const SubagentConfig = z.strictObject({
  /** When Claude should delegate to it. Without one the subagent is not loaded. */
  description: NonEmpty,
  tools: ToolList.optional(),
  disallowedTools: ToolList.optional(),
  model: NonEmpty.optional(),
  permissionMode: z.enum([...permissionModes, 'manual']).optional(),
  maxTurns: z.int().positive().optional(),
  skills: z.array(NonEmpty).optional(),
  mcpServers: z.array(z.union([McpServerKey, z.record(McpServerKey, McpServerConfig)])).optional(),
  hooks: HookGroups.optional(),
  memory: z.enum(['user', 'project', 'local']).optional(),
  background: z.boolean().optional(),
  effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
  isolation: z.enum(['worktree', 'remote']).optional(),
  color: z.enum(['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan']).optional(),
  initialPrompt: NonEmpty.optional(),
  /** The system prompt. */
  prompt: Text,
})

/** Names that no file may have on Windows, whatever follows the first dot. */
const windowsReserved = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i

export const isSafeFileName = (name: string) => !windowsReserved.test(name) && !/[. ]$/.test(name) && !name.startsWith('.')

export const SubagentKey = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]*$/u, {
    error: 'Use letters, digits, spaces, dots, hyphens and underscores, for example "code-reviewer" or "My Agent".',
    abort: true,
  })
  .refine(isSafeFileName, 'This name cannot be a file on every system. Choose another one.')
