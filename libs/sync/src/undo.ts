import { artifactHash } from '@ccm/formats/hash'
import type { FileChange } from './changes.ts'
import { toText } from './bytes.ts'
import { parseShared, type SharedJson } from './json/parse-shared.ts'
import { rawElement, rawMember } from './json/read-json.ts'
import type { JudgedAction } from './judged.ts'
import { isForeignElement } from './plan.ts'
import type { MovedFrom } from './types.ts'
import type { UndoEdit } from './undo-edit.ts'

/** Everything a change takes the place of. */
export function undoOf({ file, actions, undo }: FileChange): UndoEdit[] {
  if (undo) return undo
  const bytes = file.state.kind === 'file' ? file.state.bytes : undefined
  const text = bytes && toText(bytes)
  const parsed = file.form === 'json' && text !== undefined ? parseShared(text) : undefined
  const shared = parsed && !('error' in parsed) ? parsed : undefined
  return actions.flatMap((action) => {
    const { kind, artifact, entry, before = null } = action
    const index = artifact && isForeignElement(action) ? undefined : action.index
    const part = artifact ?? entry
    const edit = { id: action.id, kind, file: file.key, ...leftBy(action) }
    if (kind === 'file') return { ...edit, ...wholeFile(bytes, text) }
    if (action.action === 'move' && action.from) return movedEdits(action, action.from, edit, shared)
    if (kind === 'block') return { ...edit, before, block: part && 'block' in part ? part.block : undefined }
    const pointer = part && 'pointer' in part ? part.pointer : undefined
    return { ...edit, before: rawText(shared, pointer, kind, index) ?? null, pointer, index }
  })
}

/** What moved within a file: it went from one place and came to another. */
function movedEdits(
  { artifact, before }: JudgedAction,
  { id, pointer, block }: MovedFrom,
  edit: Omit<UndoEdit, 'before'>,
  shared: SharedJson | undefined,
): UndoEdit[] {
  const { kind, file } = edit
  const went = (kind === 'key' ? rawText(shared, pointer, kind, undefined) : before) ?? null
  return [
    { id, kind, file, before: went, ...(pointer !== undefined && { pointer }), ...(block !== undefined && { block }) },
    {
      ...edit,
      before: null,
      ...(artifact && 'pointer' in artifact && { pointer: artifact.pointer }),
      ...(artifact?.kind === 'block' && { block: artifact.block }),
    },
  ]
}

function leftBy({ artifact, result }: JudgedAction): Pick<UndoEdit, 'left'> {
  const written = result ?? artifact
  return written ? { left: artifactHash(written) } : {}
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

export function wholeFile(bytes: Uint8Array | undefined, text: string | undefined): Pick<UndoEdit, 'before' | 'encoding'> {
  if (!bytes) return { before: null }
  return text === undefined ? { before: Buffer.from(bytes).toString('base64'), encoding: 'base64' } : { before: text }
}
