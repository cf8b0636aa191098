import type { Node } from 'jsonc-parser'
import { cutChildren, gapsOf } from './cut.ts'
import type { JsonEdit } from './json-edit.ts'
import type { SharedJson } from './parse-shared.ts'
import { parsePointer, pointerInto } from './pointer.ts'
import type { Splice } from './splice.ts'
import { hasComment } from './trivia.ts'
import { expectType, type Member, memberOf, refuseComment } from './walk.ts'

export type RemovingEdit = Extract<JsonEdit, { op: 'unset' | 'drop' }>

/** What should go at one place of the file: all of it, some members or parts of them, some elements. */
export interface Removal {
  whole: boolean
  /** What goes as a whole, goes with the comments inside. */
  overComments: boolean
  members: Map<string, Removal>
  /** By index: whether it goes with the comments inside. */
  dropped: Map<number, boolean>
}

/** A file that is being cut, and what that has come to so far. */
export interface Cutting {
  shared: SharedJson
  /** Pointers of the containers we made. */
  made: ReadonlySet<string>
  splices: Splice[]
  /** Pointers of what goes, containers included. */
  gone: Set<string>
}

/** Gathers the edits that take something away, by where they do it. */
export function gatherRemovals(edits: readonly RemovingEdit[]): Removal {
  const root = newRemoval()
  for (const edit of edits) {
    const removal = parsePointer(edit.pointer).reduce(childOf, root)
    const { overComments = false } = edit
    if (edit.op === 'drop') removal.dropped.set(edit.index, overComments)
    else Object.assign(removal, { whole: true, overComments })
  }
  if (root.whole) throw new Error('The root of a shared file cannot be removed: name a member.')
  return root
}

const newRemoval = (): Removal => ({ whole: false, overComments: false, members: new Map(), dropped: new Map() })

function childOf({ members }: Removal, key: string): Removal {
  const child = members.get(key) ?? newRemoval()
  members.set(key, child)
  return child
}

/**
 * Removes what should go from a container.
 *
 * @param mayGo the container is ours: it goes with its last child, unless a comment stands in it
 * @returns true when the container itself goes, which is then the caller's to do
 */
export function cutContainer(cutting: Cutting, container: Node, removal: Removal, pointer: string, mayGo: boolean): boolean {
  const { shared, splices, gone } = cutting
  const children = container.children ?? []
  const removed = new Set([
    ...droppedElements(shared, container, removal, pointer),
    ...removedMembers(cutting, container, removal, pointer),
  ])
  if (mayGo && removed.size === children.length && gapsOf(shared.body, container).every(({ comments }) => comments.length === 0)) {
    gone.add(pointer)
    return true
  }
  splices.push(...cutChildren(shared.body, container, removed))
  return false
}

function removedMembers(cutting: Cutting, container: Node, { members }: Removal, pointer: string): Node[] {
  if (members.size === 0) return []
  const { shared } = cutting
  const object = expectType(shared, container, 'object', parsePointer(pointer).at(-1))
  return [...members].flatMap(([key, removal]) => {
    const member = memberOf(shared, object, key)
    return member && memberGoes(cutting, member, removal, pointerInto(pointer, key)) ? member.node : []
  })
}

function memberGoes(cutting: Cutting, { node, value }: Member, removal: Removal, pointer: string): boolean {
  const { shared, made, gone } = cutting
  if (removal.whole) {
    if (!removal.overComments) refuseComment(shared, node)
    gone.add(pointer)
    return true
  }
  // A comment between the key and its container would go with it.
  const mayGo = made.has(pointer) && !hasComment(shared.body, node.offset, value.offset)
  return cutContainer(cutting, value, removal, pointer, mayGo)
}

function droppedElements(shared: SharedJson, container: Node, { dropped }: Removal, pointer: string): Node[] {
  if (dropped.size === 0) return []
  const array = expectType(shared, container, 'array', parsePointer(pointer).at(-1))
  return [...dropped].map(([index, overComments]) => {
    const element = array.children?.[index]
    if (!element) throw new Error(`There is no element ${index} to drop in "${pointer}".`)
    if (!overComments) refuseComment(shared, element)
    return element
  })
}
