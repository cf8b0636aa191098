import { dirname, join } from 'node:path'
import { readPrivateJson, writePrivateJson } from '../settings/private-file.ts'

/** A directory that was bound to a profile. */
export interface Binding {
  /** The real path of the directory. */
  root: string
  targetId: string
  projectId: string
  name: string
}

/** `~/.ccm/index.json`: which directories of this machine are bound. Entries of another machine id do not count. */
export function readBindings(home: string, machineId: string | undefined): Binding[] {
  const file = readPrivateJson(fileIn(home))
  if (!file || file.machineId !== machineId || typeof file.projects !== 'object' || file.projects === null) return []
  return Object.entries(file.projects).flatMap(([root, entry]: [string, unknown]) => toBinding(root, entry))
}

/** Adds a directory, or replaces what is known of it. Other commands may do the same meanwhile, for other directories. */
export async function writeBinding(home: string, machineId: string, binding: Binding): Promise<void> {
  const { withLock } = await import('@ccm/sync/node')
  await withLock({ home }, () => {
    const others = readBindings(home, machineId).filter(({ root }) => root !== binding.root)
    const sorted = [...others, binding].sort((a, b) => (a.root < b.root ? -1 : 1))
    const projects = Object.fromEntries(sorted.map(({ root, targetId, projectId, name }) => [root, { targetId, projectId, name }]))
    writePrivateJson(fileIn(home), { version: 1, machineId, projects })
    return Promise.resolve()
  })
}

/** The binding of a directory or of the nearest one above it, but not beyond the root of the git work tree it lies in. */
export function findBinding(bindings: Binding[], directory: string, isGitRoot: (directory: string) => boolean): Binding | undefined {
  const byRoot = new Map(bindings.map((binding) => [binding.root, binding]))
  for (let here = directory; ; here = dirname(here)) {
    const binding = byRoot.get(here)
    if (binding) return binding
    if (isGitRoot(here) || dirname(here) === here) return undefined
  }
}

const fileIn = (home: string) => join(home, 'index.json')

function toBinding(root: string, entry: unknown): Binding[] {
  if (typeof entry !== 'object' || entry === null) return []
  const { targetId, projectId, name }: { targetId?: unknown; projectId?: unknown; name?: unknown } = entry
  return typeof targetId === 'string' && typeof projectId === 'string' && typeof name === 'string'
    ? [{ root, targetId, projectId, name }]
    : []
}
