import type { Json } from '@ccm/contract'
import type { Node } from 'jsonc-parser'
import type { SharedJson } from './parse-shared.ts'
import { hasComment } from './trivia.ts'
import { arrayAt, endOf, nodeAt, textOf } from './walk.ts'

/**
 * The value at a JSON pointer (RFC 6901), or undefined when it or a container on its way is not there.
 *
 * @throws UnreadableJson when something on the way is no object, or a key on the way stands twice
 */
export function readMember(shared: SharedJson, pointer: string): Json | undefined {
  const node = nodeAt(shared, pointer)
  return node && valueOf(node)
}

/**
 * The elements of the array at a JSON pointer, or undefined when it is not there.
 *
 * @throws UnreadableJson as {@link readMember} does, and when the pointer names something that is no array
 */
export function readElements(shared: SharedJson, pointer: string): Json[] | undefined {
  return arrayAt(shared, pointer)?.children?.map(valueOf)
}

/** The exact text of the value at a JSON pointer, for putting it back later; undefined when it is not there. */
export function rawMember(shared: SharedJson, pointer: string): string | undefined {
  const node = nodeAt(shared, pointer)
  return node && textOf(shared, node)
}

/** The exact text of an element of the array at a JSON pointer; undefined when it is not there. */
export function rawElement(shared: SharedJson, pointer: string, index: number): string | undefined {
  const node = arrayAt(shared, pointer)?.children?.[index]
  return node && textOf(shared, node)
}

/**
 * True when a person put a comment inside the member at a JSON pointer, or inside the element of the array there. Its
 * value may be ours, its bytes are not: `editJson` refuses to replace or remove it, so treat it as changed on disk.
 */
export function isAnnotated(shared: SharedJson, pointer: string, index?: number): boolean {
  const node = index === undefined ? nodeAt(shared, pointer) : arrayAt(shared, pointer)?.children?.[index]
  if (!node) return false
  const whole = node.parent?.type === 'property' ? node.parent : node
  return hasComment(shared.body, whole.offset, endOf(whole))
}

/** The value of a node. The last of two equal keys counts, as with `JSON.parse`. */
export function valueOf(node: Node): Json {
  if (node.type === 'array') return (node.children ?? []).map(valueOf)
  if (node.type === 'object') return Object.fromEntries((node.children ?? []).map(entryOf))
  return node.value
}

function entryOf({ children }: Node): [string, Json] {
  const [key, value] = children ?? []
  return [String(key?.value), value ? valueOf(value) : null]
}
