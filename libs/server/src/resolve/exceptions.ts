import { ComponentType, ConfigPatch, OverrideAction, Scope } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import type { Piece } from './lineage.ts'

/** Who makes an exception. */
export interface Maker {
  id: string
  name: string
}

interface Common {
  level: 'project' | 'machine'
  by: Maker
  piece: Piece
}

/** What a project or a machine wants otherwise of one component. */
export type Exception = Common & ({ action: 'include'; scope: Scope } | { action: 'exclude' } | { action: 'modify'; patch: ConfigPatch })

interface Row {
  level: 'project' | 'machine'
  action: string
  scope: string | null
  patch: string | null
  id: string
  type: string
  name: string
  key: string
  revision: number
  enabled: 0 | 1
}

/** Reads the exceptions of a machine and of one project on it, the project's first, by component. */
export function readExceptions(read: Reader, machine: Maker, project: Maker | null): Exception[] {
  const rows = read.all<Row>(
    `SELECT CASE WHEN o.projectId IS NULL THEN 'machine' ELSE 'project' END AS level, o.action, o.scope, o.patch,
       c.id, c.type, c.name, c.key, c.revision, c.enabled
     FROM Override o JOIN Component c ON c.id = o.componentId WHERE o.projectId = ? OR o.machineId = ?
     ORDER BY level DESC, c.type, c.name`,
    project?.id ?? '',
    machine.id,
  )
  return rows.map((row) => toException(row, row.level === 'project' && project ? project : machine))
}

function toException({ level, action, scope, patch, type, enabled, ...piece }: Row, by: Maker): Exception {
  const common = { level, by, piece: { ...piece, type: ComponentType.parse(type), enabled: enabled === 1 } }
  const what = OverrideAction.parse(action)
  switch (what) {
    case 'include':
      return { ...common, action: what, scope: Scope.parse(scope) }
    case 'exclude':
      return { ...common, action: what }
    case 'modify':
      return { ...common, action: what, patch: ConfigPatch.parse(JSON.parse(patch ?? '{}')) }
    default:
      return what satisfies never
  }
}
