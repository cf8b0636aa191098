import type { Artifact, ElementArtifact, KeyArtifact } from '@ccm/contract'
import { fileId, fromPointer } from './identity.ts'
import { type JsonTree, writeTree } from './json-tree.ts'
import { beginMarker, endMarker } from './markers.ts'

/** A file, its path relative to the artifacts' root. */
export interface ComposedFile {
  path: string
  /** Text, or base64 of its bytes where `encoding` says so. */
  content: string
  encoding?: 'base64'
  executable?: true
}

/**
 * The files artifacts give in an empty directory, in order of first use: byte for byte what a first sync writes.
 * Members, elements and blocks stand in artifact order; containers are made where they are first needed.
 */
export function composeFiles(artifacts: Artifact[]): ComposedFile[] {
  const files = new Map<string, [Artifact, ...Artifact[]]>()
  for (const artifact of artifacts) {
    const id = fileId(artifact.root, artifact.path)
    const parts = files.get(id)
    if (parts) parts.push(artifact)
    else files.set(id, [artifact])
  }
  return [...files.values()].map((parts) => ({ path: parts[0].path, content: compose(parts), ...formOf(parts[0]) }))
}

const formOf = (artifact: Artifact): Pick<ComposedFile, 'encoding' | 'executable'> =>
  artifact.kind === 'file'
    ? { ...(artifact.encoding && { encoding: artifact.encoding }), ...(artifact.executable && { executable: true }) }
    : {}

function compose(parts: [Artifact, ...Artifact[]]): string {
  const [first] = parts
  switch (first.kind) {
    case 'file':
      return first.content
    case 'key':
    case 'element':
      return composeJson(parts.filter((part) => part.kind === 'key' || part.kind === 'element'))
    case 'block':
      return parts.map((part) => (part.kind === 'block' ? marked(part.block, part.content) : '')).join('')
    default:
      return first satisfies never
  }
}

const marked = (block: string, content: string) => `${beginMarker(block)}\n${content}\n${endMarker(block)}\n`

function composeJson(parts: (KeyArtifact | ElementArtifact)[]): string {
  const root: JsonTree = new Map()
  for (const part of parts) put(root, part)
  return `${writeTree(root)}\n`
}

function put(root: Map<string, JsonTree>, part: KeyArtifact | ElementArtifact): void {
  const names = fromPointer(part.pointer)
  const last = names.pop() ?? ''
  const parent = names.reduce((object, name) => memberOf(object, name, () => new Map(), isMap), root)
  if (part.kind === 'key') parent.set(last, { leaf: part.value })
  else memberOf(parent, last, () => [], Array.isArray).push({ leaf: part.value })
}

const isMap = (tree: JsonTree): tree is Map<string, JsonTree> => tree instanceof Map

/** The container behind a name, made when it is missing. */
function memberOf<C extends JsonTree>(object: Map<string, JsonTree>, name: string, make: () => C, is: (tree: JsonTree) => tree is C): C {
  const found = object.get(name)
  if (found !== undefined && is(found)) return found
  if (found !== undefined) throw new TypeError(`"${name}" is wanted both as a value and as a container of other values.`)
  const made = make()
  object.set(name, made)
  return made
}
