import { contentOf, readSegments } from './segments.ts'
import { UnreadableText } from './unreadable-text.ts'

/**
 * The marked blocks of a shared text file by name: what stands between their markers, LF line endings, no final newline.
 *
 * @returns the blocks in the order of the file, or a sentence that says which marker is wrong, at which line, and what to do
 */
export function readBlocks(text: string): Map<string, string> | { error: string } {
  try {
    const { segments } = readSegments(text)
    return new Map(segments.flatMap((segment) => (segment.kind === 'block' ? [[segment.name, contentOf(segment)]] : [])))
  } catch (error) {
    if (error instanceof UnreadableText) return { error: error.message }
    throw error
  }
}
