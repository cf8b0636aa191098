import type { SealedFor } from './sealed-for.ts'
import { open, seal } from './sealed-text.ts'

/** Seals and opens values with one data key. */
export interface Sealer {
  /** The value sealed for one place, as text. */
  seal(value: string, place: SealedFor): string
  /** @throws SealError when the text was sealed for another place, with another key, or was changed */
  open(sealed: string, place: SealedFor): string
}

/**
 * A sealer for one data key of 32 bytes. AES-256-GCM with a random nonce for each value, so a key may seal 2^32 values before it should be
 * replaced (NIST SP 800-38D, 8.3).
 */
export const createSealer = (dataKey: Uint8Array): Sealer => ({
  seal: (value, place) => seal(dataKey, Buffer.from(value, 'utf8'), place),
  open: (sealed, place) => open(dataKey, sealed, place).toString('utf8'),
})
