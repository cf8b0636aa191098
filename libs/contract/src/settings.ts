import { z } from 'zod'
import { Id } from './common.ts'

/** What a library decides for all its targets. */
export const Settings = z.object({
  /** MCP servers of the library are approved in each checkout's own settings, so that Claude Code need not ask. */
  approveMcpServers: z.boolean(),
  /** The profile `ccm init` offers first. */
  defaultProfileId: Id.nullable(),
})
export type Settings = z.infer<typeof Settings>
export const UpdateSettings = z.strictObject(Settings.partial().shape)
export type UpdateSettings = z.infer<typeof UpdateSettings>

/** What this server is, for the page that says so and for `ccm doctor`. */
export const About = z.object({
  version: z.string(),
  database: z.string(),
  /** Where the encryption key comes from. */
  key: z.enum(['environment', 'file']),
  secrets: z.int(),
  /** Sentences about what is risky in how it runs. */
  warnings: z.array(z.string()),
})
export type About = z.infer<typeof About>
