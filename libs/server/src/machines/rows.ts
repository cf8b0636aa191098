import { type Machine, Platform } from '@ccm/contract'

export interface MachineRow {
  id: string
  name: string
  platform: string
  ccmVersion: string | null
  variables: string
  userProfileId: string | null
  userProfileName: string | null
  revision: number
  createdAt: string
  lastSeenAt: string
  projects: number
}

export const COLUMNS = `m.id, m.name, m.platform, m.ccmVersion, m.variables, m.userProfileId, p.name AS userProfileName, m.revision, m.createdAt, m.lastSeenAt,
  (SELECT count(*) FROM Project j WHERE j.machineId = m.id) AS projects`

export const FROM = 'FROM Machine m LEFT JOIN Profile p ON p.id = m.userProfileId'

export const toMachine = (
  { platform, variables, userProfileId, userProfileName, createdAt, lastSeenAt, ...row }: MachineRow,
  names: Map<string, string>,
): Machine => ({
  ...row,
  displayName: names.get(row.id) ?? row.name,
  platform: Platform.parse(platform),
  variables: JSON.parse(variables),
  userProfile: userProfileId !== null && userProfileName !== null ? { id: userProfileId, name: userProfileName } : null,
  createdAt: new Date(createdAt).toISOString(),
  lastSeenAt: new Date(lastSeenAt).toISOString(),
})
