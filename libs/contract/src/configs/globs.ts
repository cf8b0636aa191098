import { z } from 'zod'
import { NonEmpty } from './shared.ts'

/** A list of globs, or the comma-separated string Claude Code takes too; a comma between braces belongs to its glob. */
export const Globs = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split(/,(?![^{]*\})/)
          .map((glob) => glob.trim())
          .filter((glob) => glob !== '')
      : value,
  z.array(NonEmpty).min(1, 'Name at least one glob, or leave the field out.').max(200),
)
