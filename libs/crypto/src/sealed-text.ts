import { createCipheriv, createDecipheriv } from 'node:crypto'
import { newNonce, NONCE_BYTES } from './nonce.ts'
import { SealError } from './seal-error.ts'
import type { SealedFor } from './sealed-for.ts'

export const KEY_BYTES = 32
const TAG_BYTES = 16

const CIPHER = 'aes-256-gcm'
const VERSION = 'ccm1.'

/**
 * Bytes sealed for one place, as text: `ccm1.` and, in base64url, nonce (12 bytes), ciphertext (as long as the value) and tag (16 bytes). A
 * value of n bytes takes 5 + ⌈4(n + 28) / 3⌉ characters, so its length shows, and nothing else of it.
 */
export function seal(key: Uint8Array, value: Uint8Array, place: SealedFor): string {
  const nonce = newNonce()
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(boundTo(place))
  return VERSION + Buffer.concat([nonce, cipher.update(value), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** @throws SealError when the text was sealed for another place, with another key, or was changed */
export function open(key: Uint8Array, sealed: string, place: SealedFor): Buffer {
  const bytes = bytesOf(sealed)
  // The tag is always whole: GCM would take a short one for as good.
  const end = bytes.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES))
  decipher.setAAD(boundTo(place)).setAuthTag(bytes.subarray(end))
  const value = decipher.update(bytes.subarray(NONCE_BYTES, end))
  try {
    decipher.final()
  } catch (cause) {
    throw new SealError('This sealed value does not open with this key in this place.', { cause })
  }
  return value
}

function bytesOf(sealed: string): Buffer {
  if (!sealed.startsWith(VERSION)) throw new SealError('This is no sealed value of a version known here.')
  const text = sealed.slice(VERSION.length)
  const bytes = Buffer.from(text, 'base64url')
  // Characters that are no base64url are skipped when it is read, so that many texts would open as one.
  if (bytes.length < NONCE_BYTES + TAG_BYTES || bytes.toString('base64url') !== text) throw new SealError('This sealed value was changed.')
  return bytes
}

/** The version and the place, written so that no two places read alike: what the tag covers besides the value. */
const boundTo = ({ table, row, field }: SealedFor) => Buffer.from(JSON.stringify([VERSION, table, row, field]), 'utf8')
