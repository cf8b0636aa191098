import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { ALLOW, MEMORY, names, SERVERS, SETTINGS } from './library.ts'
import { filesUnder, textAt } from './reading.ts'

/** Every word a person wrote that stands in a text. */
export const wordsIn = (text: string): string[] => [...text.matchAll(/mine[-_]\d+/g)].map(([word]) => word.replace('_', '-'))

/** Where each of a person's words stands, once for each time. What a run has prepared and nobody sees yet does not count. */
export function wordsUnder(project: string): Map<string, string[]> {
  const places = new Map<string, string[]>()
  for (const [path, text] of filesUnder(project)) {
    if (path.includes('.ccm-')) continue
    for (const word of new Set([...wordsIn(text), ...wordsIn(path)])) places.set(word, [...(places.get(word) ?? []), path])
  }
  return places
}

/**
 * What is a person's own in the files we share, byte for byte: the text around blocks, and every member and element that is not called or
 * worded as ours are.
 */
export function foreignIn(project: string): Record<string, readonly string[]> {
  return {
    [MEMORY]: linesBesideBlocks(textAt(project, MEMORY) ?? ''),
    [SERVERS]: foreignMembers(textAt(project, SERVERS) ?? '', ['mcpServers'], (name) => names.some((ours) => ours === name)),
    [SETTINGS]: foreignMembers(textAt(project, SETTINGS) ?? '', ['permissions', 'allow'], () => false),
  }
}

/** A block at the end of a text without a final line break brings that line break along. */
function linesBesideBlocks(text: string): string[] {
  const beside = text.replaceAll(/<!-- ccm:begin (\S+) -->\r?\n[^]*?<!-- ccm:end \1 -->(?:\r?\n|$)/g, '').replace(/\r?\n$/, '')
  return beside === '' ? [] : beside.split('\n')
}

/** The raw text of members, but for a container we fill, of which what is not ours counts. */
function foreignMembers(text: string, container: readonly string[], isOurs: (name: string) => boolean): string[] {
  const root = parseTree(text, [], { allowTrailingComma: true })
  if (!root) return []
  const raw = ({ offset, length }: Node) => text.slice(offset, offset + length)
  const inner = findNodeAtLocation(root, [...container])
  const inside = (inner?.children ?? []).filter((child) => {
    if (child.type === 'property') return !isOurs(String(child.children?.[0]?.value))
    return !/^Bash\((?:lib-|rule-)/.test(String(child.value))
  })
  return [...besides(root, container).map(raw), ...inside.map(raw)]
}

function besides(node: Node, [name, ...deeper]: readonly string[]): Node[] {
  if (name === undefined) return []
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    if (key?.value !== name || !value) return [property]
    return value.type === 'object' ? besides(value, deeper) : deeper.length === 0 ? [] : [property]
  })
}

/** The text of a member of ours, comments inside included: settling it as the library says takes it as a whole. */
export function rawMember(project: string, path: string, pointer: string, value?: string): string {
  const text = textAt(project, path) ?? ''
  const root = parseTree(text, [], { allowTrailingComma: true })
  const node = root && findNodeAtLocation(root, pointer.split('/').slice(1))
  const found = pointer === ALLOW ? node?.children?.find((child) => JSON.stringify(child.value) === value) : node?.parent
  return found ? text.slice(found.offset, found.offset + found.length) : ''
}
