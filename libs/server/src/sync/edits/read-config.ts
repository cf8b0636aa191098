import type { AnyComponent, Artifact, FileContent, Hash, Json } from '@ccm/contract'
import { composeFiles, toPointer } from '@ccm/formats'
import { canonicalJson } from '@ccm/formats/hash'
import { type Folder, parsers, sortFiles } from '@ccm/formats/parse'
import { Refusal } from './refusal.ts'

/** What the artifacts of one component say, read as Claude Code would. */
export interface ReadConfig {
  /** Plain JSON; nothing when no component is there. */
  config: { [name: string]: Json } | undefined
  /** Supporting files, by the sha256 of their bytes. */
  files: ReadonlyMap<Hash, FileContent>
  problems: string[]
}

/**
 * Reads the artifacts of a component back into its config.
 *
 * @throws Refusal when they make another component, or several
 */
export function readConfig({ type, key, name }: AnyComponent, artifacts: Artifact[]): ReadConfig {
  const taken = parsers[type](folderOf(artifacts.map(asSharedServer)))
  const problems = taken.problems.map(({ message }) => message)
  const files = taken.files ?? new Map<Hash, FileContent>()
  const [found, ...others] = taken.found
  if (!found) return { config: undefined, files, problems }
  if (others.length > 0) throw new Refusal(`There is more than one ${type} in it, and the library keeps each for itself.`)
  // Types without a name on the disk are given one when they are found.
  if (found.name === undefined && found.key !== key) {
    throw new Refusal(`It is called "${found.key}" there and "${key}" in the library. Rename the ${type} "${name}" in the library first.`)
  }
  return { config: JSON.parse(canonicalJson(found.config)), files, problems }
}

function folderOf(artifacts: Artifact[]): Folder {
  const root = artifacts.some((artifact) => artifact.root === 'home') ? 'user' : 'project'
  const files = composeFiles(artifacts).map(({ executable = false, ...file }) => ({ ...file, executable }))
  return sortFiles(files, root)
}

/** An MCP server says the same in `.mcp.json` and in a file of the client's own. */
function asSharedServer(artifact: Artifact): Artifact {
  const { type } = artifact.owners[0] ?? {}
  if (type !== 'mcp-server' || artifact.kind !== 'key') return artifact
  const server = artifact.pointer.slice(artifact.pointer.lastIndexOf('/'))
  return { ...artifact, root: 'project', path: '.mcp.json', pointer: `${toPointer('mcpServers')}${server}` }
}
