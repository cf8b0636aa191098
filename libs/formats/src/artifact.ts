import type { BlockArtifact, ElementArtifact, FileArtifact, Json, KeyArtifact, Owner, Root } from '@ccm/contract'
import { blockId, elementId, fileId, keyId, toPointer } from './identity.ts'

/** What is the same for every artifact one component puts into one file of a target. */
export interface Place {
  root: Root
  path: string
  owner: Owner
  private: boolean
}

export const fileArtifact = ({ root, path, owner, private: isPrivate }: Place, content: string, runs: boolean): FileArtifact => ({
  kind: 'file',
  id: fileId(root, path),
  root,
  path,
  owners: [owner],
  runs,
  private: isPrivate,
  content,
  executable: false,
})

export function keyArtifact({ root, path, owner, private: isPrivate }: Place, names: string[], value: Json, runs: boolean): KeyArtifact {
  const pointer = toPointer(...names)
  return {
    kind: 'key',
    id: keyId(root, path, pointer),
    root,
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
  const { root, path, owner } = place
  const pointer = toPointer(...names)
  return values.map((value, n) => ({
    kind: 'element',
    id: elementId(root, path, pointer, owner.componentId, n),
    root,
    path,
    owners: [owner],
    runs,
    private: place.private,
    pointer,
    value,
  }))
}

export const blockArtifact = ({ root, path, owner, private: isPrivate }: Place, block: string, content: string): BlockArtifact => ({
  kind: 'block',
  id: blockId(root, path, block),
  root,
  path,
  owners: [owner],
  runs: false,
  private: isPrivate,
  block,
  content,
})
