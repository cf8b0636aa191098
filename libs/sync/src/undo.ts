import type { FileChange } from './changes.ts'
import { toText } from './bytes.ts'
import { parseShared, type SharedJson } from './json/parse-shared.ts'
import { rawElement, rawMember } from './json/read-json.ts'
import type { JudgedAction } from './judged.ts'

/**
 * What one edit took the place of, kept so that a run can be undone and a later merge has its base. For a shared file it holds our edit
 * alone: the rest of the file is not ours to keep copies of.
 */
export interface UndoEdit {
  id: string
  kind: JudgedAction['kind']
  /** The former file, the exact former text of a member or element, or the former content of a block; `null` when there was none. */
  before: string | null
  /** `base64` when the former file is no UTF-8. */
  encoding?: 'base64'
  pointer?: string
  /** Where an element stood that was replaced or removed. */
  index?: number
  block?: string
}

/** Everything a change takes the place of. */
export function undoOf({ file, actions }: FileChange): UndoEdit[] {
  const bytes = file.state.kind === 'file' ? file.state.bytes : undefined
  const text = bytes && toText(bytes)
  const parsed = file.form === 'json' && text !== undefined ? parseShared(text) : undefined
  const shared = parsed && !('error' in parsed) ? parsed : undefined
  return actions.map((action) => {
    const { id, kind, artifact, entry, index, before = null } = action
    const part = artifact ?? entry
    if (kind === 'file') return { id, kind, ...wholeFile(bytes, text) }
    if (kind === 'block') return { id, kind, before, block: part && 'block' in part ? part.block : undefined }
    const pointer = part && 'pointer' in part ? part.pointer : undefined
    return { id, kind, before: rawText(shared, pointer, kind, index) ?? null, pointer, index }
  })
}

function rawText(
  shared: SharedJson | undefined,
  pointer: string | undefined,
  kind: 'key' | 'element',
  index: number | undefined,
): string | undefined {
  if (!shared || pointer === undefined) return undefined
  if (kind === 'key') return rawMember(shared, pointer)
  return index === undefined ? undefined : rawElement(shared, pointer, index)
}

function wholeFile(bytes: Uint8Array | undefined, text: string | undefined): Pick<UndoEdit, 'before' | 'encoding'> {
  if (!bytes) return { before: null }
  return text === undefined ? { before: Buffer.from(bytes).toString('base64'), encoding: 'base64' } : { before: text }
}
