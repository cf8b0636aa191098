import { randomBytes, scrypt } from 'node:crypto'
import { KEY_BYTES } from './sealed-text.ts'

/** How a key is made from a passphrase (RFC 7914). Kept beside what the key wraps. */
export interface Derivation {
  /** Random bytes in base64url. */
  salt: string
  /** Cost: a power of two. */
  N: number
  r: number
  p: number
}

const SALT_BYTES = 16

/** For a new key: a fresh salt, and a cost of 32 MB and some 200 ms on a small computer. */
export const newDerivation = (): Derivation => ({ salt: randomBytes(SALT_BYTES).toString('base64url'), N: 2 ** 15, r: 8, p: 3 })

/** A key of 32 bytes from a passphrase. Slow on purpose, and in a thread of its own. */
export function deriveKey(passphrase: string, { salt, N, r, p }: Derivation): Promise<Buffer> {
  const options = { N, r, p, maxmem: 2 * 128 * N * r }
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFC'), Buffer.from(salt, 'base64url'), KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
