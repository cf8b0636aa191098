import type { EnvVar } from '@ccm/contract'
import type { SealedFor, Sealer } from '@ccm/crypto'

/** An env var with the names of where it counts. `value` is sealed when it is sensitive. */
export interface EnvVarRow {
  id: string
  name: string
  place: string
  machineId: string | null
  machineName: string | null
  projectId: string | null
  projectName: string | null
  sensitive: 0 | 1
  value: string
  createdAt: string
  updatedAt: string
}

export const FROM = 'FROM EnvVar v LEFT JOIN Machine m ON m.id = v.machineId LEFT JOIN Project j ON j.id = v.projectId'

export const COLUMNS = `v.id, v.name, v.place, v.machineId, m.name AS machineName, v.projectId, j.name AS projectName, v.sensitive, v.value,
  v.createdAt, v.updatedAt`

/** As it is told: a sensitive value is left out. */
export const toEnvVar = ({ id, name, machineId, machineName, projectId, projectName, ...row }: EnvVarRow): EnvVar => ({
  id,
  name,
  machine: machineId === null ? null : { id: machineId, name: machineName ?? machineId },
  project: projectId === null ? null : { id: projectId, name: projectName ?? projectId },
  sensitive: row.sensitive === 1,
  value: row.sensitive === 1 ? null : row.value,
  createdAt: new Date(row.createdAt).toISOString(),
  updatedAt: new Date(row.updatedAt).toISOString(),
})

/** What the sealed value of a row belongs to. */
export const sealedFor = (id: string): SealedFor => ({ table: 'EnvVar', row: id, field: 'value' })

/** The value itself. */
export const valueOf = (sealer: Sealer, { id, sensitive, value }: Pick<EnvVarRow, 'id' | 'sensitive' | 'value'>): string =>
  sensitive === 1 ? sealer.open(value, sealedFor(id)) : value
