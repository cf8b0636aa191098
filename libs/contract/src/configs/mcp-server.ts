import { z } from 'zod'
import { Env, Extra, Headers, NonEmpty, Text, urlWith } from './shared.ts'

const common = {
  /** Milliseconds a tool call may take. Claude Code ignores values below 1000. */
  timeout: z.int().min(1000, 'Use milliseconds, at least 1000: Claude Code ignores less.').optional(),
  /** Keep the server's tools in every session instead of loading them on demand. */
  alwaysLoad: z.boolean().optional(),
  extra: Extra.optional(),
}

const OAuth = z.strictObject({
  clientId: NonEmpty.optional(),
  callbackPort: z.int().min(1).max(65_535).optional(),
  authServerMetadataUrl: urlWith('https:').optional(),
  /** Space-separated scopes in one string. */
  scopes: NonEmpty.optional(),
  xaa: z.boolean().optional(),
  extra: Extra.optional(),
})

const Stdio = z.strictObject({
  type: z.literal('stdio'),
  command: NonEmpty,
  args: z.array(Text).optional(),
  env: Env.optional(),
  ...common,
})

const remote = { headers: Headers.optional(), headersHelper: NonEmpty.optional(), ...common }
const Http = z.strictObject({ type: z.literal('http'), url: urlWith('http:', 'https:'), oauth: OAuth.optional(), ...remote })
const Sse = z.strictObject({ type: z.literal('sse'), url: urlWith('http:', 'https:'), oauth: OAuth.optional(), ...remote })
const Ws = z.strictObject({ type: z.literal('ws'), url: urlWith('ws:', 'wss:'), ...remote })

/** A missing `type` means stdio, as in Claude Code, and `streamable-http` is its other spelling of http. */
const withType = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { type } = value as { type?: unknown }
  if (type === 'streamable-http') return { ...value, type: 'http' }
  return type === undefined && 'command' in value ? { type: 'stdio', ...value } : value
}

/**
 * One entry of `mcpServers`, field by field as Claude Code reads it.
 *
 * @see reference `claude-formats.md` §6
 */
export const McpServerConfig = z.preprocess(
  withType,
  z.discriminatedUnion('type', [Stdio, Http, Sse, Ws], {
    error: (issue) =>
      issue.code === 'invalid_union'
        ? 'Use "stdio" (with command), "http", "sse" or "ws" (with url). A url without a type is not read by Claude Code.'
        : undefined,
  }),
)

/** Names the file loader skips. */
const reserved = ['workspace', 'claude-in-chrome', 'computer-use']

export const McpServerKey = z
  .string()
  .max(64)
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'Use letters, digits, hyphens and underscores, for example "brave_search".', abort: true })
  .refine((key) => !reserved.includes(key), 'Claude Code keeps this name for itself. Choose another one.')
