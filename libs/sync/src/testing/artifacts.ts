import type { Artifact, BlockArtifact, Desired, ElementArtifact, FileArtifact, Json, KeyArtifact, Owner } from '@ccm/contract'
import { blockId, elementId, fileId, keyId } from '@ccm/formats'
import { bytesHash } from '../bytes.ts'

/** A component that owns artifacts in tests. */
export const owner = (name: string): Owner => ({ componentId: `component-${name}`, type: 'subagent', name, revision: 1 })

const common = (path: string, name: string) => ({ root: 'project' as const, path, owners: [owner(name)], runs: false, private: false })

export const fileArtifact = (path: string, content: string, more: Partial<FileArtifact> = {}): FileArtifact => ({
  kind: 'file',
  id: fileId('project', path),
  ...common(path, path),
  content,
  executable: false,
  ...more,
})

export const keyArtifact = (path: string, pointer: string, value: Json, more: Partial<KeyArtifact> = {}): KeyArtifact => ({
  kind: 'key',
  id: keyId('project', path, pointer),
  ...common(path, pointer),
  pointer,
  value,
  ...more,
})

/** The n-th element the component `name` adds to an array. */
export const elementArtifact = (path: string, pointer: string, name: string, n: number, value: Json): ElementArtifact => ({
  kind: 'element',
  id: elementId('project', path, pointer, `component-${name}`, n),
  ...common(path, name),
  pointer,
  value,
})

/** An approval of a server in `.mcp.json`, as it goes into one checkout. */
export const approvalOf = (server: string): ElementArtifact => ({
  ...elementArtifact('.claude/settings.local.json', '/enabledMcpjsonServers', `server-${server}`, 0, server),
  runs: true,
  private: true,
  needs: keyId('project', '.mcp.json', `/mcpServers/${server}`),
})

export const blockArtifact = (path: string, block: string, content: string): BlockArtifact => ({
  kind: 'block',
  id: blockId('project', path, block),
  ...common(path, block),
  block,
  content,
})

/** A full answer of a server that wants these artifacts. */
export const desiredOf = (...artifacts: Artifact[]): Desired => ({
  unchanged: false,
  serverId: 'server-one',
  libraryVersion: 1,
  revision: bytesHash(JSON.stringify(artifacts)),
  count: artifacts.length,
  artifacts,
  warnings: [],
})
