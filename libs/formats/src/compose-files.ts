import type { Artifact, BlockArtifact, ElementArtifact, KeyArtifact } from '@ccm/contract'
import { fileId, fromPointer } from './identity.ts'
import { type JsonTree, type Line, writeTree } from './json-tree.ts'
import { beginMarker, endMarker } from './markers.ts'

/** A file, its path relative to the artifacts' root. */
export interface ComposedFile {
  path: string
  /** Text, or base64 of its bytes where `encoding` says so. */
  content: string
  encoding?: 'base64'
  executable?: true
}

/** A file with the artifact that wrote each of its lines. */
export interface TracedFile extends ComposedFile {
  /**
   * One for each line of `content`, and none for the nothing behind a final newline. Undefined for a line that stands around the parts of
   * several artifacts. The lines of a shared JSON file may differ by their comma from what the artifact alone would give.
   */
  origins: (Artifact | undefined)[]
}

/**
 * The files artifacts give in an empty directory, in order of first use: byte for byte what a first sync writes.
 * Members, elements and blocks stand in artifact order; containers are made where they are first needed.
 */
export const composeFiles = (artifacts: Artifact[]): ComposedFile[] => composeWithOrigins(artifacts).map(({ origins: _, ...file }) => file)

/** {@link composeFiles}, and for each line of each file who wrote it. */
export function composeWithOrigins(artifacts: Artifact[]): TracedFile[] {
  const files = new Map<string, [Artifact, ...Artifact[]]>()
  for (const artifact of artifacts) {
    const id = fileId(artifact.root, artifact.path)
    const parts = files.get(id)
    if (parts) parts.push(artifact)
    else files.set(id, [artifact])
  }
  return [...files.values()].map((parts) => ({ path: parts[0].path, ...compose(parts), ...formOf(parts[0]) }))
}

const formOf = (artifact: Artifact): Pick<ComposedFile, 'encoding' | 'executable'> =>
  artifact.kind === 'file'
    ? { ...(artifact.encoding && { encoding: artifact.encoding }), ...(artifact.executable && { executable: true }) }
    : {}

function compose(parts: [Artifact, ...Artifact[]]): Pick<TracedFile, 'content' | 'origins'> {
  const [first] = parts
  switch (first.kind) {
    case 'file':
      return { content: first.content, origins: linesOf(first.content).map(() => first) }
    case 'key':
    case 'element':
      return join(composeJson(parts.filter((part) => part.kind === 'key' || part.kind === 'element')))
    case 'block':
      return join(parts.flatMap((part) => (part.kind === 'block' ? markedLines(part) : [])))
    default:
      return first satisfies never
  }
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n')

const markedLines = (part: BlockArtifact): Line<Artifact>[] =>
  [beginMarker(part.block), ...part.content.split('\n'), endMarker(part.block)].map((text) => ({ text, origin: part }))

const join = (lines: Line<Artifact>[]) => ({
  content: lines.map(({ text }) => `${text}\n`).join(''),
  origins: lines.map(({ origin }) => origin),
})

type Tree = JsonTree<Artifact>

function composeJson(parts: (KeyArtifact | ElementArtifact)[]): Line<Artifact>[] {
  const root: Tree = new Map()
  for (const part of parts) put(root, part)
  return writeTree(root)
}

function put(root: Map<string, Tree>, part: KeyArtifact | ElementArtifact): void {
  const names = fromPointer(part.pointer)
  const last = names.pop() ?? ''
  const parent = names.reduce((object, name) => memberOf(object, name, () => new Map(), isMap), root)
  if (part.kind === 'key') parent.set(last, { leaf: part.value, origin: part })
  else memberOf(parent, last, () => [], Array.isArray).push({ leaf: part.value, origin: part })
}

const isMap = (tree: Tree): tree is Map<string, Tree> => tree instanceof Map

/** The container behind a name, made when it is missing. */
function memberOf<C extends Tree>(object: Map<string, Tree>, name: string, make: () => C, is: (tree: Tree) => tree is C): C {
  const found = object.get(name)
  if (found !== undefined && is(found)) return found
  if (found !== undefined) throw new TypeError(`"${name}" is wanted both as a value and as a container of other values.`)
  const made = make()
  object.set(name, made)
  return made
}
