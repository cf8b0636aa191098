import { z } from 'zod'
import { Json } from '../common.ts'

/** Text that ends up in a file or on a command line: anything but NUL. */
export const Text = z.string().refine((value) => !value.includes('\0'), 'Remove the NUL character.')

export const NonEmpty = Text.refine((value) => value.trim() !== '', 'This must not be empty.')

/** A string in a map whose numbers and booleans would make Claude Code drop the whole entry. */
const StringValue = z.string({
  error: (issue) =>
    issue.input === null || typeof issue.input === 'object' ? 'Use a string.' : `Write the value as a string: "${String(issue.input)}".`,
})

/** Environment variables by name. Values are strings: a number makes Claude Code drop the server. */
export const Env = z.record(
  z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'Use letters, digits and underscores, for example "API_KEY".'),
  StringValue,
)

/** HTTP headers by name. */
export const Headers = z.record(
  z.string().regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'Use a valid header name, for example "Authorization".'),
  StringValue.refine((value) => !/[\r\n\0]/.test(value), 'Use one line.'),
)

/** A URL in which `${NAME}` may stand for a part. Checked as a URL only when nothing is left to fill in. */
export const urlWith = (...protocols: string[]) =>
  NonEmpty.refine(
    (value) => {
      if (value.includes('${')) return true
      if (!URL.canParse(value)) return false
      return protocols.includes(new URL(value).protocol)
    },
    `Use a full URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`,
  )

/** The permission modes a settings file or a subagent may name. Claude Code drops a settings file that names another. */
export const permissionModes = ['default', 'acceptEdits', 'plan', 'auto', 'dontAsk', 'bypassPermissions'] as const

/**
 * Fields of a hand-written file that the contract does not know, or does not take, as they stand there. They are written back behind the
 * known ones, so that nothing is lost on the way through the library; a known field of the same name wins.
 */
export const Extra = z.record(z.string().min(1), Json)

/** How much effort a model puts in. */
export const Effort = z.enum(['low', 'medium', 'high', 'xhigh', 'max'])
