import { hash } from 'node:crypto'
import type { Hash } from '@ccm/contract'

/** The sha256 of bytes as they are, line endings included: what a file is compared by right before it is replaced. */
export const bytesHash = (bytes: Uint8Array | string): Hash => hash('sha256', bytes)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Bytes as text, a byte order mark included; `undefined` when they are no UTF-8. */
export function toText(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
