import { z } from 'zod'

/** The answer of `health.check` and of `GET /api/health`, which is sent with status 503 when `status` is `down`. */
export const Health = z.object({
  status: z.enum(['ok', 'down']),
  version: z.string(),
  protocol: z.int(),
  serverId: z.string().nullable(),
  database: z.enum(['ok', 'down']),
  counts: z.object({ components: z.int(), profiles: z.int(), projects: z.int() }).nullable(),
})
export type Health = z.infer<typeof Health>
