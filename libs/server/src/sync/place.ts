import type { Artifact, Difference } from '@ccm/contract'

type Place = Pick<Difference, 'path' | 'kind'>

/** Where something stands: the file's path, from a home directory with `~/` before it, and how much of the file it is. */
export const placeOf = (id: string, artifact: Artifact | undefined): Place =>
  artifact ? { path: from(artifact.root, artifact.path), kind: artifact.kind } : placeById(id)

/** Of what the library no longer names nothing but the id is known. */
function placeById(id: string): Place {
  const [, root = 'project', path = id, part] = /^(project|home):([^#]*)(?:#(.*))?$/s.exec(id) ?? []
  return { path: from(root, path), kind: kindOf(part) }
}

const from = (root: string, path: string) => (root === 'home' ? `~/${path}` : path)

function kindOf(part: string | undefined): Artifact['kind'] {
  if (part === undefined) return 'file'
  if (part.startsWith('block/')) return 'block'
  return /\[[^\]]+\/\d+\]$/.test(part) ? 'element' : 'key'
}
