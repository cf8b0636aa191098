import type { Hash, Json } from '@ccm/contract'
import { blockHash, valueHash } from '@ccm/formats/hash'
import { readBlocks } from '../blocks/read-blocks.ts'
import { toText } from '../bytes.ts'
import { parseShared, type SharedJson } from '../json/parse-shared.ts'
import { isAnnotated, rawElement, rawMember, readElements, readMember } from '../json/read-json.ts'
import { UnreadableJson } from '../json/unreadable-json.ts'
import type { UndoEdit } from '../undo-edit.ts'
import { prettyJson } from '../view.ts'
import type { Present, UndoFile } from './undo-file.ts'

/** What a shared file says now of one part a run changed. */
export interface PartSight {
  have: Hash
  /** The exact text of the member or element; a block's content. */
  raw: string
  /** As text for a diff. */
  text: string
  index?: number
  /** A person put a comment inside it. */
  annotated: boolean
}

/** Looks for the parts a run changed in a shared file as it is now; what is not there has no sight. */
export function sightsOf({ form, edits }: UndoFile, { state }: Present): Map<UndoEdit, PartSight> | { message: string } {
  if (state.kind !== 'file') return new Map()
  const text = toText(state.bytes)
  if (text === undefined) return { message: 'It is no UTF-8 text. Save it as UTF-8, then try again.' }
  return form === 'json' ? jsonSights(edits, text) : blockSights(edits, text)
}

function blockSights(edits: readonly UndoEdit[], text: string): Map<UndoEdit, PartSight> | { message: string } {
  const blocks = readBlocks(text)
  if ('error' in blocks) return { message: blocks.error }
  return new Map(
    edits.flatMap((edit) => {
      const content = edit.block === undefined ? undefined : blocks.get(edit.block)
      return content === undefined ? [] : [[edit, { have: blockHash(content), raw: content, text: content, annotated: false }]]
    }),
  )
}

function jsonSights(edits: readonly UndoEdit[], text: string): Map<UndoEdit, PartSight> | { message: string } {
  const shared = parseShared(text)
  if ('error' in shared) return { message: shared.error }
  try {
    const sights = new Map<UndoEdit, PartSight>()
    for (const edit of edits) if (edit.kind === 'key') addMember(sights, edit, shared)
    for (const array of byArray(edits).values()) addElements(sights, array, shared)
    return sights
  } catch (error) {
    if (error instanceof UnreadableJson) return { message: error.message }
    throw error
  }
}

function addMember(sights: Map<UndoEdit, PartSight>, edit: UndoEdit, shared: SharedJson): void {
  const { pointer = '' } = edit
  const value = readMember(shared, pointer)
  if (value === undefined) return
  const raw = rawMember(shared, pointer) ?? ''
  sights.set(edit, { have: valueHash(value), raw, text: prettyJson(value), annotated: isAnnotated(shared, pointer) })
}

function byArray(edits: readonly UndoEdit[]): Map<string, UndoEdit[]> {
  const arrays = new Map<string, UndoEdit[]>()
  for (const edit of edits) if (edit.kind === 'element') arrays.set(edit.pointer ?? '', [...(arrays.get(edit.pointer ?? '') ?? []), edit])
  return arrays
}

/** Elements are found by what they say: first what the run left, then what it took the place of. Each is claimed once. */
function addElements(sights: Map<UndoEdit, PartSight>, edits: readonly UndoEdit[], shared: SharedJson): void {
  const pointer = edits[0]?.pointer ?? ''
  const values = readElements(shared, pointer) ?? []
  const hashes = values.map(valueHash)
  const claimed = new Set<number>()
  const claim = (edit: UndoEdit, hash: Hash | undefined) => {
    const index = hash === undefined || sights.has(edit) ? -1 : hashes.findIndex((have, at) => have === hash && !claimed.has(at))
    const value = values[index]
    if (hash === undefined || value === undefined) return
    claimed.add(index)
    const raw = rawElement(shared, pointer, index) ?? ''
    sights.set(edit, { have: hash, raw, text: prettyJson(value), index, annotated: isAnnotated(shared, pointer, index) })
  }
  for (const edit of edits) claim(edit, edit.left)
  for (const edit of edits) claim(edit, formerHash(edit))
}

/** The value that an exact text of a member or element stands for. */
export function valueOfRaw(raw: string): Json | undefined {
  const shared = parseShared(`{"value":${raw}}`)
  return 'error' in shared ? undefined : readMember(shared, '/value')
}

/** The hash of what stood there before the run; `undefined` when nothing did. Not for whole files. */
export function formerHash({ kind, before }: UndoEdit): Hash | undefined {
  if (before === null) return undefined
  if (kind === 'block') return blockHash(before)
  const value = valueOfRaw(before)
  return value === undefined ? undefined : valueHash(value)
}

/** What stood there before the run, as text for a diff. Not for whole files. */
export function formerText({ kind, before }: UndoEdit): string | undefined {
  if (before === null) return undefined
  const value = kind === 'block' ? undefined : valueOfRaw(before)
  return value === undefined ? before : prettyJson(value)
}
