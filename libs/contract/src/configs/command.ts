import { z } from 'zod'
import { isSafePath, unsafePath } from './paths.ts'
import { NonEmpty } from './shared.ts'
import { skillFields } from './skill-fields.ts'

/**
 * The frontmatter of `.claude/commands/**.md`, its body as `prompt`. The command's name is the component's key:
 * `git/commit` is `/git:commit`.
 *
 * @see reference `claude-formats.md` §8 (fields), §9
 */
export const CommandConfig = z.strictObject({
  ...skillFields,
  /** What is sent to the model. `$ARGUMENTS`, `$1` and `@file` are filled in by Claude Code. */
  prompt: NonEmpty,
})

export const CommandKey = z
  .string()
  .max(128)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*(?:\/[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*){0,7}$/u, {
    error: 'Use letters, digits, dots, hyphens and underscores, with "/" for a namespace, for example "git/commit".',
    abort: true,
  })
  .refine(isSafePath, unsafePath)
