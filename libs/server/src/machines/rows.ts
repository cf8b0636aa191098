import { type Machine, Platform } from '@ccm/contract'

export interface MachineRow {
  id: string
  name: string
  platform: string
  ccmVersion: string | null
  revision: number
  createdAt: string
  lastSeenAt: string
  projects: number
}

export const COLUMNS = `m.id, m.name, m.platform, m.ccmVersion, m.revision, m.createdAt, m.lastSeenAt,
  (SELECT count(*) FROM Project j WHERE j.machineId = m.id) AS projects`

export const toMachine = ({ platform, createdAt, lastSeenAt, ...row }: MachineRow, names: Map<string, string>): Machine => ({
  ...row,
  displayName: names.get(row.id) ?? row.name,
  platform: Platform.parse(platform),
  createdAt: new Date(createdAt).toISOString(),
  lastSeenAt: new Date(lastSeenAt).toISOString(),
})
