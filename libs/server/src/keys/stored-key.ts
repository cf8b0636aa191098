import type { Derivation } from '@ccm/crypto'
import type { Reader } from '@ccm/db'
import { z } from 'zod'

const LARGEST = 2 ** 20

/** The data key as the database holds it: wrapped, with how the key around it is made and where that one came from. */
export const StoredKey = z.object({
  from: z.enum(['environment', 'file']),
  derivation: z.object({
    salt: z.base64url().min(16),
    N: z.int().min(2).max(LARGEST),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(16),
  }) satisfies z.ZodType<Derivation>,
  wrapped: z.string(),
})
export type StoredKey = z.infer<typeof StoredKey>

/** The row of `Setting` it stands in. */
export const DATA_KEY = 'dataKey'

/** Undefined in a database that never sealed anything. */
export function readStoredKey(read: Reader): StoredKey | undefined {
  const row = read.get<{ value: string }>('SELECT value FROM Setting WHERE key = ?', DATA_KEY)
  return row && StoredKey.parse(JSON.parse(row.value))
}
