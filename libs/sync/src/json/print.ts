import type { Json } from '@ccm/contract'
import type { Layout } from './layout.ts'

/** A container or value about to be put in: a value, its exact text, or a container with such in it. */
export type Printable =
  | { kind: 'value'; value: Json; overComments?: boolean }
  | { kind: 'raw'; raw: string }
  | { kind: 'object'; members: [string, Printable][] }
  | { kind: 'array'; elements: Printable[] }

/** Prints a member or, without a key, an element: what stands on the line after the indentation. */
export function printMember(key: string | undefined, content: Printable, layout: Layout): string {
  const text = print(content, layout, layout.indent)
  return key === undefined ? text : `${JSON.stringify(key)}${layout.colon}${text}`
}

/** Prints a value that starts on a line with this indentation, in the look of `JSON.stringify` with the layout's step. */
export function print(content: Printable, layout: Layout, indent: string): string {
  switch (content.kind) {
    case 'raw':
      return content.raw
    case 'object':
      return bracket('{', '}', content.members, layout, indent, ([key, value], inner) => member(key, print(value, layout, inner), layout))
    case 'array':
      return bracket('[', ']', content.elements, layout, indent, (element, inner) => print(element, layout, inner))
    case 'value':
      return printValue(content.value, layout, indent)
  }
}

function printValue(value: Json, layout: Layout, indent: string): string {
  if (Array.isArray(value)) return bracket('[', ']', value, layout, indent, (item, inner) => printValue(item, layout, inner))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return bracket('{', '}', Object.entries(value), layout, indent, ([key, item], inner) =>
    member(key, printValue(item, layout, inner), layout),
  )
}

const member = (key: string, text: string, { colon }: Layout) => `${JSON.stringify(key)}${colon}${text}`

function bracket<T>(
  open: string,
  close: string,
  items: readonly T[],
  { inline, comma, eol, unit }: Layout,
  indent: string,
  printItem: (item: T, indent: string) => string,
): string {
  const inner = indent + unit
  const texts = items.map((item) => printItem(item, inner))
  if (texts.length === 0) return open + close
  if (inline) return open + texts.join(comma) + close
  return open + eol + inner + texts.join(`,${eol}${inner}`) + eol + indent + close
}
