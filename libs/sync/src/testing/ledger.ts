import type { Artifact } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import type { Ledger, LedgerEntry, Origin } from '../types.ts'

function entryOf(artifact: Artifact, origin: Origin = 'written'): LedgerEntry {
  const { kind, root, path, owners } = artifact
  const hash = artifactHash(artifact)
  return {
    want: hash,
    have: hash,
    origin,
    kind,
    root,
    path,
    private: false,
    owners,
    ...('pointer' in artifact && { pointer: artifact.pointer }),
  }
}

/** A ledger of a run that left these artifacts on the disk. */
export const ledgerOf = (...entries: [Artifact, Origin?][]): Ledger => ({
  version: 1,
  targetId: 'target-one',
  serverId: 'server-one',
  libraryVersion: 1,
  revision: 'old',
  complete: true,
  entries: Object.fromEntries(entries.map(([artifact, origin]) => [artifact.id, entryOf(artifact, origin)])),
  made: {},
  files: {},
  directories: {},
})
