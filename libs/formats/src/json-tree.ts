import type { Json } from '@ccm/contract'

/**
 * A JSON document under construction. Objects are maps, because an object of JavaScript would put keys such as "42" before
 * all others, whatever order they came in.
 */
export type JsonTree = Map<string, JsonTree> | JsonTree[] | { leaf: Json }

/** The text of a document as `JSON.stringify` would indent it by two spaces, without a final newline. */
export function writeTree(tree: JsonTree, indentation = ''): string {
  const inner = `${indentation}  `
  if (tree instanceof Map) {
    const members = [...tree].map(([name, member]) => `${inner}${JSON.stringify(name)}: ${writeTree(member, inner)}`)
    return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indentation}}`
  }
  if (Array.isArray(tree)) {
    const elements = tree.map((element) => `${inner}${writeTree(element, inner)}`)
    return elements.length === 0 ? '[]' : `[\n${elements.join(',\n')}\n${indentation}]`
  }
  return JSON.stringify(tree.leaf, null, 2).replaceAll('\n', `\n${indentation}`)
}
