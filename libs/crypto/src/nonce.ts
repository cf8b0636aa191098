import { randomFillSync } from 'node:crypto'

export const NONCE_BYTES = 12

/** Random bytes are drawn for many nonces at once: one by one, drawing them takes longer than sealing. */
const pool = Buffer.alloc(NONCE_BYTES * 256)
let next = pool.length

/** A random nonce, never given twice. */
export function newNonce(): Buffer {
  if (next === pool.length) {
    randomFillSync(pool)
    next = 0
  }
  const nonce = Buffer.from(pool.subarray(next, next + NONCE_BYTES))
  next += NONCE_BYTES
  return nonce
}
