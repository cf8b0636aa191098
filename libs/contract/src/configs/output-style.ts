import { z } from 'zod'
import { SubagentKey } from './subagent.ts'
import { Extra, NonEmpty } from './shared.ts'

/**
 * `.claude/output-styles/<key>.md`: replaces or extends the system prompt. Chosen by `outputStyle` in the settings, by its name.
 *
 * @see reference `claude-formats.md` §10
 */
export const OutputStyleConfig = z.strictObject({
  /** What it is chosen by; left out, the file's name. */
  name: NonEmpty.optional(),
  description: NonEmpty.optional(),
  /** Without it Claude Code's own instructions for coding are removed. */
  'keep-coding-instructions': z.boolean().optional(),
  extra: Extra.optional(),
  prompt: NonEmpty,
})

export const OutputStyleKey = SubagentKey
