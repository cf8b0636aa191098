import type { Artifact } from '@ccm/contract'

/** An artifact's id, taken apart for people. */
export interface ArtifactName {
  /** From the project's directory; from the home directory it starts with `~/`. */
  path: string
  /** Which part of the file, or nothing for the whole. */
  part: string
}

/** Reads `root:path`, `root:path#/json/pointer`, `root:path#/json/pointer[component/n]` and `root:path#block/name`. */
export function readArtifactId(id: string): ArtifactName {
  const [root, path, part] = split(id)
  return { path: root === 'home' ? `~/${path}` : path, part: sayPart(part) }
}

/** The names on the way to what an artifact is in its JSON file; none for a whole file and for a block. */
export const keysIn = (id: string): string[] => keysOf(split(id)[2])

function split(id: string): [root: string | undefined, path: string, part: string] {
  const [, root, path = id, part = ''] = /^(project|home):([^#]*)(?:#(.*))?$/s.exec(id) ?? []
  return [root, path, part]
}

const sayPart = (part: string) => (part.startsWith('block/') ? `block ${part.slice('block/'.length)}` : keysOf(part).join(' › '))

function keysOf(part: string): string[] {
  if (!part.startsWith('/')) return []
  const pointer = part.replace(/\[[^\]]*\]$/, '')
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** Where an artifact's file lies, as people say it. */
export const shownPath = ({ root, path }: Pick<Artifact, 'root' | 'path'>) => (root === 'home' ? `~/${path}` : path)

const nouns = { file: 'file', key: 'key', element: 'entry', block: 'block' }

/** How much of a file is ours: "whole file", "3 keys", "1 block". */
export function sayShare(artifacts: readonly Artifact[]): string {
  const kinds = new Map<Artifact['kind'], number>()
  for (const { kind } of artifacts) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  if (kinds.has('file')) return 'whole file'
  return [...kinds].map(([kind, count]) => `${count} ${count === 1 ? nouns[kind] : plural(nouns[kind])}`).join(', ')
}

const plural = (noun: string) => (noun.endsWith('y') && noun !== 'key' ? `${noun.slice(0, -1)}ies` : `${noun}s`)
