import type { ComponentType, Scope, Variables } from '@ccm/contract'
import type { Reader } from '@ccm/db'

/** A profile as resolution sees it. */
export interface ProfileNode {
  id: string
  name: string
  variables: Variables
  /** Ids of the profiles it builds on, in order. */
  extends: string[]
  exclude: string[]
  components: { componentId: string; scope: Scope }[]
}

/** A component as resolution sees it: all but its config. */
export interface Piece {
  id: string
  type: ComponentType
  name: string
  key: string
  revision: number
  enabled: boolean
}

/** A profile, everything it builds on, and every component any of them lists. */
export interface Lineage {
  profiles: ReadonlyMap<string, ProfileNode>
  pieces: ReadonlyMap<string, Piece>
}

/** Of no profile at all. */
export const NOTHING: Lineage = { profiles: new Map(), pieces: new Map() }

const LINE = `WITH RECURSIVE line(id) AS (
  SELECT ? UNION SELECT p.parentId FROM ProfileParent p JOIN line ON p.profileId = line.id)`

/** Reads a profile's lineage in four statements, however deep it is. */
export function readLineage(read: Reader, profileId: string): Lineage {
  const profiles = new Map<string, ProfileNode>()
  const nodes = read.all<{ id: string; name: string; variables: string }>(
    `${LINE} SELECT id, name, variables FROM Profile WHERE id IN (SELECT id FROM line)`,
    profileId,
  )
  for (const { id, name, variables } of nodes) {
    profiles.set(id, { id, name, variables: JSON.parse(variables), extends: [], exclude: [], components: [] })
  }
  const parents = read.all<{ profileId: string; parentId: string }>(
    `${LINE} SELECT profileId, parentId FROM ProfileParent WHERE profileId IN (SELECT id FROM line) ORDER BY profileId, position`,
    profileId,
  )
  for (const row of parents) profiles.get(row.profileId)?.extends.push(row.parentId)
  const excludes = read.all<{ profileId: string; componentId: string }>(
    `${LINE} SELECT profileId, componentId FROM ProfileExclude WHERE profileId IN (SELECT id FROM line)`,
    profileId,
  )
  for (const row of excludes) profiles.get(row.profileId)?.exclude.push(row.componentId)
  return { profiles, pieces: readPieces(read, profileId, profiles) }
}

/** Components by id, wherever they are listed. */
export const readPiecesById = (read: Reader, ids: string[]): Piece[] =>
  read
    .all<Omit<Piece, 'enabled'> & { enabled: 0 | 1 }>(
      'SELECT id, type, name, key, revision, enabled FROM Component WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    )
    .map(({ enabled, ...piece }) => ({ ...piece, enabled: enabled === 1 }))

interface PieceRow extends Omit<Piece, 'enabled'> {
  profileId: string
  scope: Scope
  enabled: 0 | 1
}

function readPieces(read: Reader, profileId: string, profiles: Map<string, ProfileNode>): Map<string, Piece> {
  const pieces = new Map<string, Piece>()
  const rows = read.all<PieceRow>(
    `${LINE} SELECT pc.profileId, pc.scope, c.id, c.type, c.name, c.key, c.revision, c.enabled
     FROM ProfileComponent pc JOIN Component c ON c.id = pc.componentId
     WHERE pc.profileId IN (SELECT id FROM line) ORDER BY pc.profileId, pc.position`,
    profileId,
  )
  for (const { profileId: owner, scope, enabled, ...piece } of rows) {
    profiles.get(owner)?.components.push({ componentId: piece.id, scope })
    pieces.set(piece.id, { ...piece, enabled: enabled === 1 })
  }
  return pieces
}
