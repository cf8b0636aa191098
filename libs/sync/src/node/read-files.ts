import type { Artifact, Desired, Root } from '@ccm/contract'
import { fileId } from '@ccm/formats'
import type { FileState } from '../files.ts'
import type { Ledger } from '../types.ts'
import { type Disk, NotAFile } from './disk.ts'
import { Resolver } from './resolve.ts'
import { systemReason } from './system-error.ts'

/** What was read, and where each file really lies. Both by `root:path`. */
export interface Reading {
  files: Map<string, FileState>
  places: Map<string, FilePlace>
}

/** Where a file lies, links followed, and its permission bits when it is there. */
export interface FilePlace {
  real: string
  mode: number | undefined
}

/** Where each file lies, by `root:path`. */
export type Places = ReadonlyMap<string, FilePlace>

export interface ReadingInput {
  desired: Desired
  ledger: Ledger | undefined
  roots: Partial<Record<Root, string>>
  disk: Disk
  /** Files that need no reading, by `root:path`. */
  settled?: ReadonlySet<string>
}

/** Reads every file the library or the ledger names, once. What cannot be read is an answer, not an error. */
export function readFiles({ desired, ledger, roots, disk, settled }: ReadingInput): Reading {
  const reading: Reading = { files: new Map(), places: new Map() }
  const resolvers = new Map<Root, Resolver>()
  const owners = new Map<string, string>()
  for (const { root, path } of [...desired.artifacts, ...Object.values(ledger?.entries ?? {})]) {
    const key = fileId(root, path)
    if (reading.files.has(key) || settled?.has(key)) continue
    const directory = roots[root]
    const resolver = resolvers.get(root) ?? (directory === undefined ? undefined : new Resolver(directory, disk))
    if (resolver) resolvers.set(root, resolver)
    reading.files.set(key, resolver ? readOne(reading, owners, resolver, key, path) : noRoot(root))
  }
  return reading
}

function readOne(reading: Reading, owners: Map<string, string>, resolver: Resolver, key: string, path: string): FileState {
  const { state, place } = readAt(resolver, path)
  if (!place) return state
  const owner = owners.get(place.real)
  if (owner !== undefined) return refused(`It is the same file as ${owner}. Remove the link between them, then try again.`)
  owners.set(place.real, path)
  reading.places.set(key, place)
  return state
}

/** Reads one file. Without a place nothing may be written there, or what stands there is no file one can read. */
export function readAt(resolver: Resolver, path: string): { state: FileState; place?: FilePlace } {
  try {
    const found = resolver.read(path)
    if (!('real' in found)) return { state: { kind: 'refused', ...found } }
    const { real, file, linked } = found
    const state: FileState = file
      ? { kind: 'file', bytes: file.bytes, executable: (file.mode & 0o100) !== 0, ...(linked && { linked }) }
      : { kind: 'absent' }
    return { state, place: { real, mode: file?.mode } }
  } catch (error) {
    if (error instanceof NotAFile) return { state: refused('What stands there is no file. Move it away, then try again.') }
    return { state: refused(`It cannot be read (${systemReason(error)}). Make it readable, then try again.`) }
  }
}

const refused = (message: string): FileState => ({ kind: 'refused', code: 'unreadable', message })

const noRoot = (root: Artifact['root']): FileState => ({
  kind: 'refused',
  code: 'forbidden',
  message: `The path is refused because this target has no ${root} directory.`,
})
