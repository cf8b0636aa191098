import type { Hash, Json } from '@ccm/contract'
import { blockHash, fileHash, valueHash } from '@ccm/formats/hash'
import { readBlocks } from './blocks/read-blocks.ts'
import { bytesHash, readable, toText } from './bytes.ts'
import { claimElements, type ElementClaim } from './elements.ts'
import type { FileGroup, FileState, Item } from './files.ts'
import { parseShared, type SharedJson } from './json/parse-shared.ts'
import { isAnnotated, readElements, readMember } from './json/read-json.ts'
import { UnreadableJson } from './json/unreadable-json.ts'
import { needOf } from './needs.ts'
import type { Ledger } from './types.ts'

/** What the disk says of one artifact. */
export interface Sight {
  have?: Hash
  /** As text for a diff. */
  text?: string
  /** Where an element stands in its array. */
  index?: number
  /** It is known to be the one the ledger speaks of, not merely an equal one. */
  ours: boolean
  /** A person put a comment inside it: its value may be ours, its bytes are not. */
  annotated?: boolean
}

/** What the disk says of everything of ours in one file, by id; an artifact that is not there has no sight. */
export type View = { sights: Map<string, Sight> } | { code: 'unreadable' | 'forbidden'; message: string }

/** Looks for a file's artifacts in what was read. */
export function viewOf(group: FileGroup, state: FileState, ledger: Ledger | undefined, platform: NodeJS.Platform): View {
  if (state.kind === 'refused') return state
  if (state.kind === 'absent') return { sights: new Map() }
  if (state.kind === 'untouched') return { sights: new Map(group.items.map(({ id, entry }) => [id, { have: entry?.have, ours: true }])) }
  if (group.form === 'file') return { sights: new Map(group.items.map((item) => [item.id, fileSight(item, state, platform)])) }
  if (isUntouched(group, state.bytes, ledger))
    return { sights: new Map(group.items.map(({ id, entry }) => [id, { have: entry?.have, ours: true }])) }
  const text = toText(state.bytes)
  if (text === undefined) return unreadable('It is no UTF-8 text. Save it as UTF-8, then try again.')
  return group.form === 'json' ? jsonView(group, text) : blockView(group, text)
}

const unreadable = (message: string): View => ({ code: 'unreadable', message })

/**
 * The bytes are what the last run left, and the library wants of them what it wanted then: nothing to parse for. What speaks of an
 * artifact elsewhere may have to go with it, and has to be found for that.
 */
const isUntouched = ({ key, items }: FileGroup, bytes: Uint8Array, ledger: Ledger | undefined) =>
  items.every(({ want, entry, artifact }) => entry !== undefined && want === entry.want && !(artifact && needOf({ artifact }))) &&
  ledger?.files[key] === bytesHash(bytes)

function fileSight(
  { artifact, entry, want }: Item,
  { bytes, executable }: { bytes: Uint8Array; executable: boolean },
  platform: NodeJS.Platform,
): Sight {
  const bit = platform === 'win32' ? expectedBit(artifact?.kind === 'file' && artifact.executable, bytes, entry?.have) : executable
  const have = fileHash(bytes, bit)
  // What is as it should be is shown nowhere, and it is nearly everything.
  return { have, text: have === want ? undefined : readable(bytes), ours: true }
}

/** Windows keeps no executable bit: the file is taken to have the one we look for. */
const expectedBit = (wanted: boolean, bytes: Uint8Array, last: Hash | undefined) =>
  last === undefined || last === fileHash(bytes, wanted) ? wanted : last === fileHash(bytes, !wanted) ? !wanted : wanted

function jsonView(group: FileGroup, text: string): View {
  const shared = parseShared(text)
  if ('error' in shared) return unreadable(shared.error)
  const sights = new Map<string, Sight>()
  try {
    for (const item of group.items) {
      if (item.kind === 'key') addMember(sights, item, shared)
    }
    for (const [pointer, claims] of elementsByArray(group.items)) addElements(sights, claims, shared, pointer)
  } catch (error) {
    if (error instanceof UnreadableJson) return unreadable(error.message)
    throw error
  }
  return { sights }
}

const pointerOf = ({ artifact, entry }: Item) => (artifact && 'pointer' in artifact ? artifact.pointer : (entry?.pointer ?? ''))

function addMember(sights: Map<string, Sight>, item: Item, shared: SharedJson): void {
  const pointer = pointerOf(item)
  const value = readMember(shared, pointer)
  if (value === undefined) return
  sights.set(item.id, { have: valueHash(value), text: prettyJson(value), ours: true, annotated: isAnnotated(shared, pointer) })
}

function elementsByArray(items: readonly Item[]): Map<string, ElementClaim[]> {
  const arrays = new Map<string, ElementClaim[]>()
  for (const item of items) {
    if (item.kind !== 'element') continue
    const pointer = pointerOf(item)
    const claims = arrays.get(pointer)
    if (claims) claims.push(item)
    else arrays.set(pointer, [item])
  }
  return arrays
}

function addElements(sights: Map<string, Sight>, claims: readonly ElementClaim[], shared: SharedJson, pointer: string): void {
  const values = readElements(shared, pointer) ?? []
  const hashes = values.map(valueHash)
  for (const [id, { index, ours }] of claimElements(claims, hashes)) {
    const value = values[index]
    if (value === undefined) continue
    sights.set(id, { have: hashes[index], text: prettyJson(value), index, ours, annotated: isAnnotated(shared, pointer, index) })
  }
}

function blockView(group: FileGroup, text: string): View {
  const blocks = readBlocks(text)
  if ('error' in blocks) return unreadable(blocks.error)
  const sights = new Map<string, Sight>()
  for (const { id, artifact, entry } of group.items) {
    const name = artifact?.kind === 'block' ? artifact.block : entry?.block
    const content = name === undefined ? undefined : blocks.get(name)
    if (content !== undefined) sights.set(id, { have: blockHash(content), text: content, ours: true })
  }
  return { sights }
}

/** A JSON value as people read it. */
export const prettyJson = (value: Json) => JSON.stringify(value, null, 2)
