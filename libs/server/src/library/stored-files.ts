import type { FileContent } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import type { FileSource } from '@ccm/formats'

/** How many bytes of contents are remembered; the one used longest ago makes room. */
const KEPT_BYTES = 16 * 1024 * 1024

/** Contents of supporting files, read when they are asked for. A hash says all about a content, so it never grows old. */
export function storedFiles(read: Reader, keptBytes = KEPT_BYTES): FileSource {
  const kept = new Map<string, FileContent>()
  let bytes = 0
  const remember = (hash: string, file: FileContent) => {
    kept.set(hash, file)
    bytes += file.content.length
    for (const [oldest, { content }] of kept) {
      if (bytes <= keptBytes) break
      kept.delete(oldest)
      bytes -= content.length
    }
  }
  return {
    get(hash) {
      const known = kept.get(hash)
      if (known) {
        // Taken out and put in again: the one used longest ago comes first.
        kept.delete(hash)
        kept.set(hash, known)
        return known
      }
      const row = read.get<{ text: 0 | 1; content: Buffer }>('SELECT text, content FROM StoredFile WHERE hash = ?', hash)
      if (!row) return undefined
      const file: FileContent =
        row.text === 1 ? { content: row.content.toString('utf8') } : { content: row.content.toString('base64'), encoding: 'base64' }
      remember(hash, file)
      return file
    },
  }
}
