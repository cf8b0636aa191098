import { randomBytes } from 'node:crypto'
import { KEY_BYTES, open, seal } from './sealed-text.ts'

const PLACE = { table: '', row: '', field: 'data-key' }

/** A random key that seals values. It is kept wrapped, so that a passphrase may change without every value being sealed anew. */
export const newDataKey = (): Buffer => randomBytes(KEY_BYTES)

/** A data key sealed with a key from {@link deriveKey}, as text of 85 characters. */
export const wrapKey = (dataKey: Uint8Array, key: Uint8Array): string => seal(key, dataKey, PLACE)

/** @throws SealError when another key wrapped it, or it was changed */
export const unwrapKey = (wrapped: string, key: Uint8Array): Buffer => open(key, wrapped, PLACE)
