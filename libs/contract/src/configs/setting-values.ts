import { z } from 'zod'

/** Schemas of values in a settings file, with messages that say what to write. Objects keep members they do not know. */
export const flag = z.boolean('Use true or false.')
export const text = z.string('Use text.')
export const filled = text.min(1, 'This must not be empty.')
export const positive = z.number('Use a number.').positive('Use a number above 0.')
export const share = z.number('Use a number from 0 to 1.').min(0, 'Use a number from 0 to 1.').max(1, 'Use a number from 0 to 1.')
export const count = z.int('Use a whole number.').min(1, 'Use a whole number, at least 1.')
/** A value whose shape the reference does not give. */
export const anything = z.unknown()

export const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  z.enum(values, values.length === 1 ? `Use "${values[0]}" or leave it out.` : `Use one of: ${values.join(', ')}.`)

export const list = <T extends z.ZodType>(item: T) => z.array(item, 'Use a list.')
export const map = <T extends z.ZodType>(value: T) => z.record(z.string(), value, 'Use an object.')
/** An object with these members, each optional. */
export const object = <S extends z.ZodRawShape>(shape: S) => z.looseObject(shape, 'Use an object.').partial()
/** An object with these members, each required. */
export const entry = <S extends z.ZodRawShape>(shape: S) => z.looseObject(shape, 'Use an object.')

/** A command that Claude Code starts to ask for something. */
export const command = entry({ type: z.literal('command', 'Use "command".'), command: filled })

export const port = z.int('Use a port number.').min(1, 'Use a port number.').max(65_535, 'Use a port number.')

/** An MCP server in a list of allowed or denied ones. */
export const serverMatch = z.union(
  [entry({ serverName: text }), entry({ serverCommand: list(text) }), entry({ serverUrl: text })],
  'Use an object with serverName, serverCommand or serverUrl.',
)

/** Variables by name. */
export const environment = map(
  z.string({
    error: ({ input }) =>
      input === null || typeof input === 'object'
        ? 'Use text.'
        : `Write the value as text: "${String(input)}". Claude Code would turn it into text without a word.`,
  }),
)
