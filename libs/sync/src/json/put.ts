import type { Node } from 'jsonc-parser'
import { canonicalJson } from '@ccm/formats/hash'
import { spotIn } from './insert.ts'
import { type Layout, layoutOf, lineIndent } from './layout.ts'
import type { SharedJson } from './parse-shared.ts'
import { pointerInto } from './pointer.ts'
import { print, type Printable, printMember } from './print.ts'
import { valueOf } from './read-json.ts'
import type { Splice } from './splice.ts'
import { expectType, memberOf, refuseComment, textOf } from './walk.ts'
import { toPrintable, type Want, type WantedArray, type WantedObject } from './wants.ts'

/** What putting in does to a file. */
export interface Puts {
  splices: Splice[]
  /** Pointers of the containers made, and of the values replaced. */
  made: Set<string>
  replaced: Set<string>
}

/** Puts what is wanted into the object at `pointer` and what is in it. */
export function putObject(shared: SharedJson, object: Node, want: WantedObject, pointer: string, puts: Puts): void {
  const fresh: [string, Want][] = []
  let layout: Layout | undefined
  for (const [key, member] of want.members) {
    const found = memberOf(shared, object, key)
    const inner = pointerInto(pointer, key)
    if (!found) fresh.push([key, member])
    else if (member.kind === 'object') putObject(shared, expectType(shared, found.value, 'object', key), member, inner, puts)
    else if (member.kind === 'array') putArray(shared, expectType(shared, found.value, 'array', key), member, inner, puts)
    else putValue(shared, found.value, member.content, (layout ??= layoutOf(shared, object)), inner, puts)
  }
  if (fresh.length === 0) return
  const spot = spotIn(shared, object)
  const texts = fresh.map(([key, member]) => printMember(key, toPrintable(member, pointerInto(pointer, key), puts.made), spot.layout))
  puts.splices.push(...spot.put(texts))
}

function putArray(shared: SharedJson, array: Node, want: WantedArray, pointer: string, puts: Puts): void {
  const layout = layoutOf(shared, array)
  for (const [index, content] of want.replaced) {
    const element = array.children?.[index]
    if (!element) throw new Error(`There is no element ${index} to replace in "${pointer}".`)
    putValue(shared, element, content, layout, pointerInto(pointer, String(index)), puts)
  }
  if (want.appended.length === 0) return
  const spot = spotIn(shared, array)
  puts.splices.push(...spot.put(want.appended.map((element) => printMember(undefined, element, spot.layout))))
}

/** Replaces a value, unless the one there means the same. */
function putValue(shared: SharedJson, node: Node, content: Printable, layout: Layout, pointer: string, puts: Puts): void {
  if (content.kind === 'raw' ? content.raw === textOf(shared, node) : isSame(content, node)) return
  if (content.kind !== 'raw' && !(content.kind === 'value' && content.overComments)) refuseComment(shared, node)
  const text = print(content, layout, layout.inline ? '' : lineIndent(shared.body, node.offset))
  puts.splices.push({ start: node.offset, end: node.offset + node.length, text })
  puts.replaced.add(pointer)
}

const isSame = (content: Printable, node: Node) => content.kind === 'value' && canonicalJson(content.value) === canonicalJson(valueOf(node))
