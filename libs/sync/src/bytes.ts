import { hash } from 'node:crypto'
import type { FileArtifact, Hash } from '@ccm/contract'

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

/** What a whole file holds: its text, or its bytes where text would not give them back. */
export const contentOf = ({ content, encoding }: Pick<FileArtifact, 'content' | 'encoding'>): string | Uint8Array =>
  encoding === undefined ? content : Buffer.from(content, encoding)

/** A file's content for people: its text, or its size and what tells it from others where it is no text. */
export function readable(content: string | Uint8Array): string {
  const text = typeof content === 'string' ? content : toText(content)
  if (text !== undefined && !text.includes('\0')) return text
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  return `binary, ${bytes.length} bytes, sha256 ${bytesHash(bytes).slice(0, 12)}`
}
