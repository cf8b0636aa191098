import type { Node } from 'jsonc-parser'
import { article, type SharedJson } from './parse-shared.ts'
import { parsePointer } from './pointer.ts'
import { hasComment } from './trivia.ts'
import { placeOf, UnreadableJson } from './unreadable-json.ts'

/** A member of an object: the whole of it, its key and its value. */
export interface Member {
  node: Node
  key: Node
  value: Node
}

/**
 * The member of an object with this key.
 *
 * @throws UnreadableJson when the key stands twice: it is not known which one a reader takes
 */
export function memberOf(shared: SharedJson, object: Node, key: string): Member | undefined {
  const [node, second] = membersOf(shared, object).get(key) ?? []
  if (second) {
    const [first, again] = [placeOf(shared.body, node?.offset ?? 0), placeOf(shared.body, second.offset)]
    throw new UnreadableJson(
      `The key ${JSON.stringify(key)} stands twice, at ${first} and at ${again}: keep one of them, then run the command again.`,
    )
  }
  const [keyNode, value] = node?.children ?? []
  return node && keyNode && value && { node, key: keyNode, value }
}

function membersOf({ members }: SharedJson, object: Node): Map<string, Node[]> {
  const known = members.get(object)
  if (known) return known
  const byKey = new Map<string, Node[]>()
  for (const member of object.children ?? []) {
    const key = String(member.children?.[0]?.value)
    const same = byKey.get(key)
    if (same) same.push(member)
    else byKey.set(key, [member])
  }
  members.set(object, byKey)
  return byKey
}

/** The node a pointer names, or undefined when it or a container on its way is not there. */
export function nodeAt(shared: SharedJson, pointer: string): Node | undefined {
  const keys = parsePointer(pointer)
  let node = shared.root
  for (const [index, key] of keys.entries()) {
    if (!node) return undefined
    node = memberOf(shared, expectType(shared, node, 'object', keys[index - 1]), key)?.value
  }
  return node
}

/** The array a pointer names, or undefined when it is not there. */
export function arrayAt(shared: SharedJson, pointer: string): Node | undefined {
  const node = nodeAt(shared, pointer)
  return node && expectType(shared, node, 'array', parsePointer(pointer).at(-1))
}

/** True when a container stands at a pointer. Where a key stands twice it may, so that nothing is forgotten by mistake. */
export function hasContainer(shared: SharedJson, pointer: string): boolean {
  let node = shared.root
  for (const key of parsePointer(pointer)) {
    if (node?.type !== 'object') return false
    const members = membersOf(shared, node).get(key) ?? []
    if (members.length > 1) return true
    node = members[0]?.children?.[1]
  }
  return node?.type === 'object' || node?.type === 'array'
}

/** The container itself; `key` is its key, undefined for the root. */
export function expectType({ body }: SharedJson, node: Node, type: 'object' | 'array', key: string | undefined): Node {
  if (node.type === type) return node
  const what = key === undefined ? 'The file' : `The value of ${JSON.stringify(key)}`
  throw new UnreadableJson(
    `${what} is ${article(node)} at ${placeOf(body, node.offset)}, where an ${type} is needed: correct it, then run the command again.`,
  )
}

/** Refuses to touch what a person wrote a comment into: with the member the comment would go. */
export function refuseComment({ body }: SharedJson, node: Node): void {
  if (!hasComment(body, node.offset, endOf(node))) return
  throw new UnreadableJson(
    `A comment stands inside an entry that is to change, at ${placeOf(body, node.offset)}: move it out of the entry, then run the command again.`,
  )
}

export const endOf = ({ offset, length }: Node) => offset + length

export const textOf = ({ body }: SharedJson, node: Node) => body.slice(node.offset, endOf(node))
