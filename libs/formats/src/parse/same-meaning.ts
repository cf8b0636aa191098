/**
 * Whether what stands on a disk says the same as what a library wants, in other bytes.
 *
 * @packageDocumentation
 */
import type { ComponentType, ElementArtifact, FileArtifact, Json, KeyArtifact } from '@ccm/contract'
import { canonicalJson } from '../canonical-json.ts'
import { fromPointer } from '../identity.ts'
import { sortFiles } from './folder.ts'
import type { FolderRoot } from './place.ts'
import { isObject } from '../is-object.ts'
import { parsers } from './parsers.ts'

const markdownTypes = ['subagent', 'skill', 'command', 'rule', 'output-style'] as const satisfies ComponentType[]

/**
 * Whether Claude Code reads from the disk exactly what we want to write, though the bytes differ: a Markdown file with the same fields and
 * text, an MCP server without the `type` it has anyway. Anything else is another meaning.
 *
 * @param disk - the text of a whole file, or the value of a key or an element
 */
export function sameMeaning(artifact: FileArtifact | KeyArtifact | ElementArtifact, disk: { text: string } | { value: Json }): boolean {
  if (artifact.kind === 'file') return 'text' in disk && sameFile(artifact, disk.text)
  return artifact.kind === 'key' && 'value' in disk && sameKey(artifact, disk.value)
}

function sameFile({ root, path, content, encoding }: FileArtifact, text: string): boolean {
  if (encoding === 'base64') return false
  const wanted = meaningOf(path, content, root === 'home' ? 'user' : 'project')
  return wanted !== undefined && wanted === meaningOf(path, text, root === 'home' ? 'user' : 'project')
}

/** What a Markdown file says, as one text to compare; `undefined` when it is no component. */
function meaningOf(path: string, content: string, root: FolderRoot): string | undefined {
  const folder = sortFiles([{ path, content, executable: false }], root)
  for (const type of markdownTypes) {
    const [found] = parsers[type](folder).found
    if (found) return canonicalJson([type, found.key, found.config])
  }
  return undefined
}

function sameKey({ path, pointer, value }: KeyArtifact, disk: Json): boolean {
  return isServer(path, fromPointer(pointer)) && canonicalJson(withType(value)) === canonicalJson(withType(disk))
}

function isServer(path: string, names: string[]): boolean {
  if (names.at(-2) !== 'mcpServers') return false
  return path === '.mcp.json'
    ? names.length === 2
    : path === '.claude.json' && (names.length === 2 || (names.length === 4 && names[0] === 'projects'))
}

/** An entry with the type Claude Code gives it. One with a `url` and no type is not read at all. */
function withType(entry: Json): Json {
  if (!isObject(entry)) return entry
  if (entry.type === 'streamable-http') return { ...entry, type: 'http' }
  return entry.type === undefined && 'command' in entry && !('url' in entry) ? { ...entry, type: 'stdio' } : entry
}
