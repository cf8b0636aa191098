import type { Json } from '@ccm/contract'
import { objectOf } from '../variants.ts'

/** A variable of a template: what the text asks for, and what the component says about it. */
export interface PlaceholderRow {
  name: string
  inText: boolean
  /** Its place among the described ones; undefined while it is not described. */
  index: number | undefined
  description: string
  default: string | undefined
}

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined)

/** What the text asks for, in its order, then what is described and not asked for. */
export function toRows(asked: readonly string[], placeholders: readonly Json[]): PlaceholderRow[] {
  const described = placeholders.map((item, index) => {
    const { name, description, default: value } = objectOf(item)
    return { name: textOf(name) ?? '', index, description: textOf(description) ?? '', default: textOf(value) }
  })
  const rows = asked.map((name): PlaceholderRow => ({
    ...(described.find((one) => one.name === name) ?? { name, index: undefined, description: '', default: undefined }),
    inText: true,
  }))
  return [...rows, ...described.filter(({ index }) => rows.every((row) => row.index !== index)).map((one) => ({ ...one, inText: false }))]
}

/** The described ones after a change of one of them. One that says nothing any more goes, and none at all are no field. */
export function withRow(
  placeholders: readonly Json[],
  row: PlaceholderRow,
  change: Partial<Pick<PlaceholderRow, 'description' | 'default'>>,
): Json[] | undefined {
  const { description, default: value } = { ...row, ...change }
  const says = description !== '' || value !== undefined
  const { default: _old, ...kept } = row.index === undefined ? {} : objectOf(placeholders[row.index])
  const item: Json = { ...kept, name: row.name, description, ...(value !== undefined && { default: value }) }
  const others = (index: number) => placeholders[index] ?? null
  const items =
    row.index === undefined
      ? [...placeholders, ...(says ? [item] : [])]
      : placeholders.flatMap((_, index) => (index !== row.index ? [others(index)] : says ? [item] : []))
  return items.length > 0 ? items : undefined
}
