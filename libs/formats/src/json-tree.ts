import type { Json } from '@ccm/contract'

/**
 * A JSON document under construction. Objects are maps, because an object of JavaScript would put keys such as "42" before
 * all others, whatever order they came in. A leaf knows who put it there.
 */
export type JsonTree<Origin> = Map<string, JsonTree<Origin>> | JsonTree<Origin>[] | { leaf: Json; origin: Origin }

/** A line without its ending, and who wrote it; brackets and names that stand around the parts of several belong to none. */
export interface Line<Origin> {
  text: string
  origin?: Origin
}

/** What stands around a value on its own lines: its name before, a comma behind. */
interface Around {
  indentation: string
  lead: string
  tail: string
}

/** The lines of a document as `JSON.stringify` would indent it by two spaces. */
export const writeTree = <Origin>(tree: JsonTree<Origin>): Line<Origin>[] => write(tree, { indentation: '', lead: '', tail: '' })

function write<Origin>(tree: JsonTree<Origin>, around: Around): Line<Origin>[] {
  if (tree instanceof Map) {
    const members = [...tree].map(([name, value]) => ({ lead: `${JSON.stringify(name)}: `, value }))
    return writeContainer('{', members, '}', around)
  }
  if (Array.isArray(tree)) {
    const elements = tree.map((value) => ({ lead: '', value }))
    return writeContainer('[', elements, ']', around)
  }
  const lines = JSON.stringify(tree.leaf, null, 2).split('\n')
  return lines.map((line, at) => ({
    text: `${at === 0 ? around.lead : around.indentation}${line}${at === lines.length - 1 ? around.tail : ''}`,
    origin: tree.origin,
  }))
}

function writeContainer<Origin>(
  open: string,
  parts: { lead: string; value: JsonTree<Origin> }[],
  close: string,
  { indentation, lead, tail }: Around,
): Line<Origin>[] {
  if (parts.length === 0) return [{ text: `${lead}${open}${close}${tail}` }]
  const inner = `${indentation}  `
  return [
    { text: `${lead}${open}` },
    ...parts.flatMap(({ lead: name, value }, at) =>
      write(value, { indentation: inner, lead: `${inner}${name}`, tail: at === parts.length - 1 ? '' : ',' }),
    ),
    { text: `${indentation}${close}${tail}` },
  ]
}
