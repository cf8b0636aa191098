import { z } from 'zod'
import { isSafeFileName, ToolList } from './subagent.ts'
import { NonEmpty } from './shared.ts'

/**
 * The frontmatter of `.claude/commands/**.md`, its body as `prompt`. The command's name is the component's key:
 * `git/commit` is `/git:commit`.
 *
 * @see reference `claude-formats.md` §8 (fields), §9
 */
export const CommandConfig = z.strictObject({
  description: NonEmpty.optional(),
  'argument-hint': NonEmpty.optional(),
  /** Names for positional arguments, used as `$name`. */
  arguments: z.array(NonEmpty).optional(),
  when_to_use: NonEmpty.optional(),
  'allowed-tools': ToolList.optional(),
  'disallowed-tools': ToolList.optional(),
  model: NonEmpty.optional(),
  effort: z.enum(['low', 'medium', 'high', 'xhigh', 'max']).optional(),
  'disable-model-invocation': z.boolean().optional(),
  'user-invocable': z.boolean().optional(),
  context: z.literal('fork').optional(),
  agent: NonEmpty.optional(),
  background: z.boolean().optional(),
  shell: z.enum(['bash', 'powershell']).optional(),
  /** What is sent to the model. `$ARGUMENTS`, `$1` and `@file` are filled in by Claude Code. */
  prompt: NonEmpty,
})

export const CommandKey = z
  .string()
  .max(128)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_][A-Za-z0-9._-]*){0,7}$/, {
    error: 'Use letters, digits, dots, hyphens and underscores, with "/" for a namespace, for example "git/commit".',
    abort: true,
  })
  .refine((key) => key.split('/').every(isSafeFileName), 'A part of this name cannot be a file on every system. Choose another one.')
