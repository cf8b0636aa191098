import type { BlockArtifact, ElementArtifact, FileArtifact, Json, KeyArtifact, Owner } from '@ccm/contract'
import { blockId, elementId, fileId, keyId, toPointer } from './identity.ts'

/** What is the same for every artifact one component puts into one file of a project. */
export interface Place {
  path: string
  owner: Owner
  private: boolean
}

export const fileArtifact = ({ path, owner, private: isPrivate }: Place, content: string, runs: boolean): FileArtifact => ({
  kind: 'file',
  id: fileId('project', path),
  root: 'project',
  path,
  owners: [owner],
  runs,
  private: isPrivate,
  content,
  executable: false,
})

export function keyArtifact({ path, owner, private: isPrivate }: Place, names: string[], value: Json, runs: boolean): KeyArtifact {
  const pointer = toPointer(...names)
  return {
    kind: 'key',
    id: keyId('project', path, pointer),
    root: 'project',
    path,
    owners: [owner],
    runs,
    private: isPrivate,
    pointer,
    value,
  }
}

/** One artifact for each value, counted from 0, for the array behind `names`. */
export function elementArtifacts(place: Place, names: string[], values: Json[], runs: boolean): ElementArtifact[] {
  const { path, owner } = place
  const pointer = toPointer(...names)
  return values.map((value, n) => ({
    kind: 'element',
    id: elementId('project', path, pointer, owner.componentId, n),
    root: 'project',
    path,
    owners: [owner],
    runs,
    private: place.private,
    pointer,
    value,
  }))
}

export const blockArtifact = ({ path, owner, private: isPrivate }: Place, block: string, content: string): BlockArtifact => ({
  kind: 'block',
  id: blockId('project', path, block),
  root: 'project',
  path,
  owners: [owner],
  runs: false,
  private: isPrivate,
  block,
  content,
})
