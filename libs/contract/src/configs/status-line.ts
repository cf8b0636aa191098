import { z } from 'zod'
import { Extra, NonEmpty } from './shared.ts'

/**
 * The `statusLine` of a settings file. Its command gets JSON on stdin and prints the line.
 *
 * @see reference `claude-formats.md` §3, §13
 */
export const StatusLineConfig = z.strictObject({
  type: z.literal('command').default('command'),
  command: NonEmpty,
  padding: z.number().min(0).optional(),
  /** Seconds between two runs, besides those after each message. */
  refreshInterval: z.number().min(1, 'Use seconds, at least 1.').optional(),
  hideVimModeIndicator: z.boolean().optional(),
  extra: Extra.optional(),
})
