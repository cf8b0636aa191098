import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readPrivateJson, writePrivateJson } from '../settings/private-file.ts'

/** A directory of this machine that the server knows as a target: a project, or Claude Code's own directory of the user. */
export type Binding = ProjectBinding | UserBinding

export interface ProjectBinding {
  kind: 'project'
  /** The real path of the directory. */
  root: string
  targetId: string
  projectId: string
  name: string
}

export interface UserBinding {
  kind: 'user'
  /** The real path of Claude Code's own directory. */
  root: string
  targetId: string
  name: string
  /** Where its paths begin: the user's home, or the directory itself when `CLAUDE_CONFIG_DIR` names it. */
  home: string
}

/** `~/.ccm/index.json`: which directories of this machine are bound. Entries of another machine id do not count. */
export function readBindings(home: string, machineId: string | undefined): Binding[] {
  const file = readPrivateJson(fileIn(home))
  if (!file || file.machineId !== machineId) return []
  return [...entriesOf(file.users).flatMap(toUserBinding), ...entriesOf(file.projects).flatMap(toProjectBinding)]
}

/** Adds a directory, or replaces what is known of it. Other commands may do the same meanwhile, for other directories. */
export async function writeBinding(home: string, machineId: string, binding: Binding): Promise<void> {
  return changeBindings(home, machineId, (known) => [...known.filter((other) => !isSame(other, binding)), binding])
}

/** Puts one directory in the place of another that is not there any more. */
export const moveBinding = (home: string, machineId: string, from: Binding, to: Binding): Promise<void> =>
  changeBindings(home, machineId, (known) => [...known.filter((other) => !isSame(other, from) && !isSame(other, to)), to])

/** Forgets a directory. Its files and the server are left as they are. */
export const removeBinding = (home: string, machineId: string, binding: Binding): Promise<void> =>
  changeBindings(home, machineId, (known) => known.filter((other) => !isSame(other, binding)))

async function changeBindings(home: string, machineId: string, change: (known: Binding[]) => Binding[]): Promise<void> {
  const { withLock } = await import('@ccm/sync/node')
  await withLock({ home }, () => {
    const sorted = change(readBindings(home, machineId)).sort((a, b) => (a.root < b.root ? -1 : 1))
    writePrivateJson(fileIn(home), {
      version: 1,
      machineId,
      projects: Object.fromEntries(sorted.flatMap((each) => (each.kind === 'project' ? [entryOf(each)] : []))),
      users: Object.fromEntries(sorted.flatMap((each) => (each.kind === 'user' ? [entryOf(each)] : []))),
    })
    return Promise.resolve()
  })
}

/** A project whose directory is not there any more. */
export const isGone = ({ kind, root }: Binding): boolean => kind === 'project' && !existsSync(root)

/** The binding of a project directory or of the nearest one above it, but not beyond the root of the git work tree it lies in. */
export function findBinding(
  bindings: readonly Binding[],
  directory: string,
  isGitRoot: (directory: string) => boolean,
): ProjectBinding | undefined {
  const byRoot = new Map(bindings.flatMap((binding) => (binding.kind === 'project' ? [[binding.root, binding] as const] : [])))
  for (let here = directory; ; here = dirname(here)) {
    const binding = byRoot.get(here)
    if (binding) return binding
    if (isGitRoot(here) || dirname(here) === here) return undefined
  }
}

const fileIn = (home: string) => join(home, 'index.json')

/** A directory may be both: a home whose `.claude` is a project would be an odd one, but nobody's loss. */
const isSame = (a: Binding, b: Binding) => a.kind === b.kind && a.root === b.root

const entryOf = ({ root, kind: _kind, ...rest }: Binding): [string, object] => [root, rest]

const entriesOf = (value: unknown): [string, Record<string, unknown>][] =>
  Object.entries(isRecord(value) ? value : {}).flatMap(([root, entry]) => (isRecord(entry) ? [[root, entry]] : []))

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** What a server made up as an id names a directory of ours: one that cannot do so binds nothing. */
const isTargetId = (id: unknown): id is string => typeof id === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id)

function toProjectBinding([root, { targetId, projectId, name }]: [string, Record<string, unknown>]): ProjectBinding[] {
  return isTargetId(targetId) && typeof projectId === 'string' && typeof name === 'string'
    ? [{ kind: 'project', root, targetId, projectId, name }]
    : []
}

function toUserBinding([root, { targetId, name, home }]: [string, Record<string, unknown>]): UserBinding[] {
  return isTargetId(targetId) && typeof name === 'string' && typeof home === 'string' ? [{ kind: 'user', root, targetId, name, home }] : []
}
