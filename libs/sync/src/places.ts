import type { Artifact, Root } from '@ccm/contract'
import { fromPointer, projectKey, toPointer } from '@ccm/formats'
import type { Form } from './form.ts'
import { ignoredInNames } from './paths.ts'

/** What a `home` root is: the user's home with `.claude` in it, or a configuration directory of its own (`CLAUDE_CONFIG_DIR`). */
export type ConfigDirectory = 'default' | 'own'

/** The file in a home, or in a configuration directory of its own, that Claude Code keeps its state in and rewrites all the time. */
export const CLIENT_FILE = '.claude.json'

/** What a target may write to. */
export interface Reach {
  configDirectory: ConfigDirectory
  /** The real path of a project. Of a home it reaches its own MCP servers in {@link CLIENT_FILE}, and nothing else. */
  project?: string | undefined
}

/** Files Claude Code reads in a project beside its `.claude`. */
const projectFiles = new Set(['.mcp.json', 'CLAUDE.md', 'CLAUDE.local.md'])

/** What may be written in a configuration directory of its own: its neighbours there are the client's. */
const configFiles = new Set(['settings.json', 'keybindings.json', 'CLAUDE.md'])
const configDirectories = new Set(['agents', 'skills', 'commands', 'rules', 'output-styles'])

/** What Claude Code writes itself in a configuration directory (reference `claude-formats.md` §1). */
const clientOwned = new Set([
  'projects',
  'history.jsonl',
  'file-history',
  'plans',
  'debug',
  'shell-snapshots',
  'backups',
  'cache',
  'todos',
  'statsig',
  'tasks',
  'plugins',
  'stats-cache.json',
  'agent-memory',
  '.credentials.json',
  '.claude.json',
  'skills/synced',
])

/** Files in a configuration directory that belong to their user too, and how they are written. */
const sharedFiles: Readonly<Record<string, Form>> = {
  'settings.json': 'json',
  'settings.local.json': 'json',
  'keybindings.json': 'json',
  'CLAUDE.md': 'text',
}
const sharedByFoldedName = new Map(Object.keys(sharedFiles).map((name) => [name.toLowerCase(), name]))
const sharedProjectFiles: Readonly<Record<string, Form>> = { '.mcp.json': 'json', 'CLAUDE.md': 'text', 'CLAUDE.local.md': 'text' }

const CONFIG = '.claude/'

/** The part of a path inside the directory Claude Code is configured in; `undefined` when it lies elsewhere. */
function insideConfig(root: Root, path: string, configDirectory: ConfigDirectory): string | undefined {
  if (root === 'home' && configDirectory === 'own') return path
  return path.startsWith(CONFIG) ? path.slice(CONFIG.length) : undefined
}

/**
 * Judges whether a target may receive an artifact.
 *
 * @returns what is wrong with its path, to stand behind "because it", or `undefined` when it may be written
 */
export function reachProblem(artifact: Artifact, { configDirectory, project }: Reach): string | undefined {
  const { root, path } = artifact
  if (root === 'home' && path === CLIENT_FILE) return clientFileProblem(artifact, project)
  return root === 'home' && project !== undefined ? 'is no place of this project' : placeProblem(root, path, configDirectory)
}

/** Of its own file Claude Code shares the MCP servers of the user, and those of one checkout. */
function clientFileProblem(artifact: Artifact, project: string | undefined): string | undefined {
  if (artifact.kind !== 'key') return 'belongs to Claude Code, which writes it itself'
  const names = fromPointer(artifact.pointer)
  const container = project === undefined ? ['mcpServers'] : ['projects', projectKey(project), 'mcpServers']
  const isServer = names.length === container.length + 1 && artifact.pointer === toPointer(...container, names.at(-1) ?? '')
  if (isServer && names.at(-1) !== '') return undefined
  return project === undefined
    ? `belongs to Claude Code; "${artifact.pointer}" is no MCP server of the user`
    : `belongs to Claude Code; "${artifact.pointer}" is no MCP server of ${project}`
}

/**
 * Judges whether Claude Code reads a path, so that no server can have anything else written.
 *
 * @param path - one that {@link pathProblem} lets through
 * @returns what is wrong with it, to stand behind "because it", or `undefined` when it may be written
 */
export function placeProblem(root: Root, path: string, configDirectory: ConfigDirectory): string | undefined {
  if (root === 'project' && projectFiles.has(path)) return undefined
  const inside = insideConfig(root, path, configDirectory)
  if (inside === undefined) return 'is no place Claude Code reads'
  const [first = '', second = ''] = inside.split('/', 2).map(foldName)
  if (clientOwned.has(first) || clientOwned.has(`${first}/${second}`)) return 'belongs to Claude Code, which writes it itself'
  // The short names of Windows open other files than they say.
  if (/~\d/.test(first === 'skills' ? second : first)) return 'has a name that may stand for another one'
  const shared = sharedByFoldedName.get(first)
  if (shared !== undefined && shared !== inside && !inside.includes('/')) return `is "${shared}" on many disks`
  if (root === 'home' && configDirectory === 'own' && !isConfigPlace(inside)) return 'is no place Claude Code reads'
  return undefined
}

const isConfigPlace = (inside: string) =>
  configFiles.has(inside) || (inside.includes('/') && configDirectories.has(inside.slice(0, inside.indexOf('/'))))

const foldName = (name: string) => (isPlain(name) ? name : name.normalize('NFKC').replace(ignoredInNames, '').toLowerCase())

/** Nearly every name is what it would be folded to. */
const isPlain = (name: string) => /^[a-z0-9._-]+$/.test(name)

/** How a file that has to be shared with its user is written; `undefined` for all others. */
export function sharedFormOf(root: Root, path: string, configDirectory: ConfigDirectory): Form | undefined {
  if (root === 'project' && Object.hasOwn(sharedProjectFiles, path)) return sharedProjectFiles[path]
  const inside = insideConfig(root, path, configDirectory) ?? ''
  return Object.hasOwn(sharedFiles, inside) ? sharedFiles[inside] : undefined
}

/** True for a settings file, which Claude Code may drop as a whole over one wrong value. */
export function isSettingsFile(root: Root, path: string, configDirectory: ConfigDirectory): boolean {
  const inside = insideConfig(root, path, configDirectory)
  return inside === 'settings.json' || inside === 'settings.local.json'
}
