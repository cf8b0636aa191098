import type { AnyComponent } from '@ccm/contract'
import type { Exception } from '../resolve/exceptions.ts'
import { type Lineage, NOTHING, type Piece, type ProfileNode, readPiecesById } from '../resolve/lineage.ts'
import type { Library } from './library.ts'

/** A change that is not saved: a component or a profile as it would be, null for one that would be gone. */
export interface Draft {
  component?: { id: string; next: { piece: Piece; parsed: AnyComponent } | null }
  profile?: { id: string; next: ProfileNode | null }
}

/** The library as it would be after a change. Nothing is written, and what is read stays what it was. */
export const withDraft = (library: Library, { component, profile }: Draft): Library => {
  const withProfile = profile ? profileChanged(library, profile) : library
  return component ? componentChanged(withProfile, component) : withProfile
}

function componentChanged(library: Library, { id, next }: NonNullable<Draft['component']>): Library {
  const change = <T extends { piece: Piece }>(exception: T): T[] => {
    if (exception.piece.id !== id) return [exception]
    return next ? [{ ...exception, piece: next.piece }] : []
  }
  return {
    ...library,
    lineage: (profileId) => {
      const { profiles, pieces } = library.lineage(profileId)
      if (!pieces.has(id)) return { profiles, pieces }
      const changed = new Map(pieces)
      if (next) changed.set(id, next.piece)
      else changed.delete(id)
      return { profiles, pieces: changed }
    },
    exceptions: (...of) => library.exceptions(...of).flatMap((exception): Exception[] => change(exception)),
    components: (wanted) => {
      const others = library.components(wanted.filter(({ componentId }) => componentId !== id))
      const isWanted = others.length < wanted.length && wanted.some(({ componentId }) => componentId === id)
      if (!next || !isWanted) return others
      const found = new Map([...others, next.parsed].map((one) => [one.id, one]))
      return wanted.flatMap(({ componentId }) => found.get(componentId) ?? [])
    },
  }
}

function profileChanged(library: Library, { id, next }: NonNullable<Draft['profile']>): Library {
  return {
    ...library,
    lineage: (profileId) => {
      const line = library.lineage(profileId)
      if (!line.profiles.has(id)) return line
      if (next) return withNode(library, line, next)
      return profileId === id ? NOTHING : withoutNode(line, id)
    },
  }
}

/** A lineage with one profile changed, and with what that profile newly builds on and lists. */
function withNode(library: Library, line: Lineage, next: ProfileNode): Lineage {
  const profiles = new Map(line.profiles)
  const pieces = new Map(line.pieces)
  for (const parent of next.extends.filter((parentId) => !profiles.has(parentId))) {
    const brought = library.lineage(parent)
    for (const [profileId, node] of brought.profiles) profiles.set(profileId, node)
    for (const [pieceId, piece] of brought.pieces) pieces.set(pieceId, piece)
  }
  profiles.set(next.id, next)
  const unknown = next.components.flatMap(({ componentId }) => (pieces.has(componentId) ? [] : [componentId]))
  for (const piece of readPiecesById(library.read, unknown)) pieces.set(piece.id, piece)
  return { profiles, pieces }
}

function withoutNode(line: Lineage, id: string): Lineage {
  const profiles = new Map(line.profiles)
  profiles.delete(id)
  for (const [profileId, node] of profiles) {
    if (node.extends.includes(id)) profiles.set(profileId, { ...node, extends: node.extends.filter((parent) => parent !== id) })
  }
  return { profiles, pieces: line.pieces }
}
