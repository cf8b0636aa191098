import { z } from 'zod'
import { VariableName } from '../common.ts'
import { NonEmpty } from './shared.ts'

const Placeholder = z.strictObject({
  name: VariableName,
  /** What to put there, for the person who fills it in. */
  description: z.string().max(500),
  /** Used where no profile, project or machine gives a value. */
  default: z.string().max(10_000).optional(),
})

/**
 * Markdown for a marked block of CLAUDE.md, with `{{name}}` where a variable goes and `\{{` for literal braces.
 *
 * @see reference `claude-formats.md` §2
 */
export const ClaudeMdConfig = z
  .strictObject({
    template: NonEmpty.refine(
      (text) => !/^[ \t]*<!--\s*ccm:(?:begin|end)\b/m.test(text),
      'Remove the "ccm:begin" and "ccm:end" markers: they are added when the file is written.',
    ),
    placeholders: z.array(Placeholder).max(64).optional(),
  })
  .superRefine(({ placeholders = [] }, ctx) => {
    placeholders.forEach(({ name }, index) => {
      if (placeholders.findIndex((other) => other.name === name) === index) return
      ctx.addIssue({ code: 'custom', path: ['placeholders', index, 'name'], message: `"${name}" is described twice.` })
    })
  })
