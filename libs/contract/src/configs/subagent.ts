import { z } from 'zod'
import { HookGroups } from './hook.ts'
import { McpServerConfig, McpServerKey } from './mcp-server.ts'
import { isSafeFileName, isSafePath, unsafePath } from './paths.ts'
import { Effort, Extra, NonEmpty, permissionModes, Text } from './shared.ts'
import { ToolList } from './tool-list.ts'

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
  effort: Effort.optional(),
  isolation: z.enum(['worktree', 'remote']).optional(),
  color: z.enum(['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan']).optional(),
  initialPrompt: NonEmpty.optional(),
  /** Where the file lies under `agents/`, without `.md`, when that is not the key: Claude Code goes by the frontmatter's name alone. */
  file: z
    .string()
    .max(200)
    .regex(/^[^/\\]+(?:\/[^/\\]+){0,7}$/, 'Use a path like "team/reviewer", without ".md".')
    .refine(isSafePath, unsafePath)
    .optional(),
  extra: Extra.optional(),
  /** The system prompt. */
  prompt: Text,
})

export const SubagentKey = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]*$/u, {
    error: 'Use letters, digits, spaces, dots, hyphens and underscores, for example "code-reviewer" or "My Agent".',
    abort: true,
  })
  .refine(isSafeFileName, 'This name cannot be a file on every system. Choose another one.')
