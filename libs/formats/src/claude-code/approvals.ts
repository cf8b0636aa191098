import type { Artifact, ElementArtifact, KeyArtifact } from '@ccm/contract'
import { canonicalJson } from '../canonical-json.ts'
import { elementId, fromPointer, toPointer } from '../identity.ts'
import { localSettingsPlace } from './places.ts'

const enabled = toPointer('enabledMcpjsonServers')
const disabled = toPointer('disabledMcpjsonServers')

/**
 * Approves the MCP servers a target receives, so that Claude Code does not hold them at "pending approval". Each approval counts only while
 * the server stands on the disk as the library says. A server that is approved or disabled already is left out.
 *
 * @param artifacts - everything the target receives
 * @param switchedOff - ids of components that this machine switches off
 */
export function approvalsOf(artifacts: Artifact[], switchedOff: ReadonlySet<string>): ElementArtifact[] {
  const decided = decidedNames(artifacts)
  return artifacts.flatMap((artifact) => {
    const name = serverName(artifact)
    if (artifact.kind !== 'key' || name === undefined || decided.has(canonicalJson(name))) return []
    return artifact.owners.every(({ componentId }) => switchedOff.has(componentId)) ? [] : approval(artifact, name)
  })
}

function serverName(artifact: Artifact): string | undefined {
  if (artifact.kind !== 'key' || artifact.root !== 'project' || artifact.path !== '.mcp.json') return undefined
  const [container, name, ...deeper] = fromPointer(artifact.pointer)
  return container === 'mcpServers' && deeper.length === 0 ? name : undefined
}

/** Names that a component approves in the same file, or disables in any: a disable counts wherever it stands. */
const decidedNames = (artifacts: Artifact[]) =>
  new Set(
    artifacts.flatMap((artifact) => {
      if (artifact.kind !== 'element' || artifact.root !== 'project') return []
      const isDecided = artifact.pointer === disabled || (artifact.pointer === enabled && artifact.private)
      return isDecided ? [canonicalJson(artifact.value)] : []
    }),
  )

function approval({ id, owners }: KeyArtifact, name: string): ElementArtifact[] {
  const [owner] = owners
  if (!owner) return []
  const { root, path, private: isPrivate } = localSettingsPlace(owner)
  return [
    {
      kind: 'element',
      id: elementId(root, path, enabled, owner.componentId, 0),
      root,
      path,
      owners,
      runs: true,
      private: isPrivate,
      pointer: enabled,
      value: name,
      needs: id,
    },
  ]
}
