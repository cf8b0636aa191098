import type { Scope } from '@ccm/contract'

/** Whether paths start at a project, or at the user's own directory (`.claude` of the home, or in its place). */
export type FolderRoot = 'project' | 'user'

/** Directories of Markdown files, one component each. */
export const markdownDirectories = ['agents', 'commands', 'rules', 'output-styles'] as const
export type MarkdownDirectory = (typeof markdownDirectories)[number]

/** Shared JSON files by what they hold. */
export type JsonKind = 'settings' | 'mcp' | 'keybindings'

/** The part a file plays for Claude Code; names and paths are those in the directory. */
export type Place =
  | { kind: 'json'; holds: JsonKind; scope: Scope }
  | { kind: 'memory'; scope: Scope }
  | { kind: 'skill'; directory: string; path: string }
  | { kind: 'markdown'; directory: MarkdownDirectory; name: string }

/** Files with names of their own; those of a user stand below their directory. */
const named: Record<FolderRoot, ReadonlyMap<string, Place>> = {
  project: new Map<string, Place>([
    ['.mcp.json', { kind: 'json', holds: 'mcp', scope: 'project' }],
    ['.claude/settings.json', { kind: 'json', holds: 'settings', scope: 'project' }],
    ['.claude/settings.local.json', { kind: 'json', holds: 'settings', scope: 'local' }],
    ['CLAUDE.md', { kind: 'memory', scope: 'project' }],
    ['CLAUDE.local.md', { kind: 'memory', scope: 'local' }],
  ]),
  user: new Map<string, Place>([
    ['settings.json', { kind: 'json', holds: 'settings', scope: 'user' }],
    ['keybindings.json', { kind: 'json', holds: 'keybindings', scope: 'user' }],
    ['CLAUDE.md', { kind: 'memory', scope: 'user' }],
  ]),
}

/** The part a path plays; `undefined` where Claude Code reads nothing that a component may be made of. */
export function placeOf(path: string, root: FolderRoot): Place | undefined {
  const isBelow = path.startsWith('.claude/')
  const below = isBelow ? path.slice('.claude/'.length) : path
  const byName = named[root].get(root === 'user' ? below : path)
  if (byName) return byName
  return isBelow || root === 'user' ? (skillPlace(below) ?? markdownPlace(below)) : undefined
}

/** Whether a file at this path may hold components: what is worth reading. */
export const mayHoldComponents = (path: string, root: FolderRoot) => placeOf(path, root) !== undefined

function skillPlace(below: string): Place | undefined {
  if (!below.startsWith('skills/')) return undefined
  const inSkills = below.slice('skills/'.length)
  const slash = inSkills.indexOf('/')
  return { kind: 'skill', directory: slash === -1 ? '' : inSkills.slice(0, slash), path: inSkills.slice(slash + 1) }
}

/** Output styles lie in one directory; the others may have folders. */
function markdownPlace(below: string): Place | undefined {
  const directory = markdownDirectories.find((name) => below.startsWith(`${name}/`))
  if (directory === undefined || !below.endsWith('.md')) return undefined
  const name = below.slice(directory.length + 1, -'.md'.length)
  return directory === 'output-styles' && name.includes('/') ? undefined : { kind: 'markdown', directory, name }
}
