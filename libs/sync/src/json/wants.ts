import type { JsonEdit } from './json-edit.ts'
import { parsePointer, pointerInto } from './pointer.ts'
import type { Printable } from './print.ts'

export type Insertion = Extract<JsonEdit, { op: 'set' | 'append' | 'replace' }>

/** What should be at one place of the file: a value, an object with these members, or an array with these elements. */
export type Want = { kind: 'leaf'; content: Printable } | WantedObject | WantedArray
export interface WantedObject {
  kind: 'object'
  members: Map<string, Want>
}
export interface WantedArray {
  kind: 'array'
  appended: Printable[]
  replaced: Map<number, Printable>
}

/** Gathers the edits that put something in, by where they do it. A later `set` of one pointer counts. */
export function gatherWants(edits: readonly Insertion[]): WantedObject {
  const root: WantedObject = { kind: 'object', members: new Map() }
  for (const edit of edits) {
    const keys = parsePointer(edit.pointer)
    const key = keys.pop()
    if (key === undefined) throw new Error('The root of a shared file cannot be replaced: name a member.')
    const parent = keys.reduce((object, step) => childOf(object, step, newObject, edit), root)
    if (edit.op === 'set') parent.members.set(key, { kind: 'leaf', content: printable(edit) })
    else if (edit.op === 'append') childOf(parent, key, newArray, edit).appended.push(printable(edit))
    else childOf(parent, key, newArray, edit).replaced.set(edit.index, printable(edit))
  }
  return root
}

const newObject = (): WantedObject => ({ kind: 'object', members: new Map() })
const newArray = (): WantedArray => ({ kind: 'array', appended: [], replaced: new Map() })

function childOf<T extends WantedObject | WantedArray>({ members }: WantedObject, key: string, create: () => T, { pointer }: JsonEdit): T {
  const made = create()
  const known = members.get(key)
  if (!known) {
    members.set(key, made)
    return made
  }
  if (isKind(known, made)) return known
  throw new Error(`The edits of "${pointer}" contradict each other: "${key}" cannot be both an object and an array.`)
}

const isKind = <T extends Want>(want: Want, like: T): want is T => want.kind === like.kind

const printable = (edit: Insertion): Printable =>
  edit.raw === undefined ? { kind: 'value', value: edit.value, overComments: edit.overComments } : { kind: 'raw', raw: edit.raw }

/** A want as something to print, where nothing is yet. Pointers of the containers that come with it go into `made`. */
export function toPrintable(want: Want, pointer: string, made: Set<string>): Printable {
  if (want.kind === 'leaf') return want.content
  made.add(pointer)
  if (want.kind === 'array') {
    for (const index of want.replaced.keys()) throw new Error(`There is no element ${index} to replace in "${pointer}".`)
    return { kind: 'array', elements: want.appended }
  }
  const members = [...want.members].map(([key, member]): [string, Printable] => [key, toPrintable(member, pointerInto(pointer, key), made)])
  return { kind: 'object', members }
}
