import { z } from 'zod'
import { Globs } from './globs.ts'
import { isSafePath, unsafePath } from './paths.ts'
import { Extra, NonEmpty } from './shared.ts'

/**
 * `.claude/rules/**.md`: instructions loaded at the start or, with `paths`, when a matching file is read. The component's key is the path
 * without `.md`.
 *
 * @see reference `claude-formats.md` §2
 */
export const RuleConfig = z.strictObject({
  paths: Globs.optional(),
  extra: Extra.optional(),
  prompt: NonEmpty,
})

export const RuleKey = z
  .string()
  .max(128)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]*(?:\/[\p{L}\p{N}_][\p{L}\p{M}\p{N} ._-]*){0,7}$/u, {
    error: 'Use letters, digits, spaces, dots, hyphens and underscores, with "/" for a folder, for example "frontend/react".',
    abort: true,
  })
  .refine(isSafePath, unsafePath)
