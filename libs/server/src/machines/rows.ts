import { type Machine, Platform, type UserStanding } from '@ccm/contract'
import type { Library } from '../library/library.ts'
import { STAND_COLUMNS, standOf, type StandRow } from '../targets/stand.ts'
import { countStates, projectStates } from '../targets/states.ts'
import { SUBJECT_COLUMNS } from '../targets/subject.ts'
import { machineNames } from './names.ts'

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

/** Machines with how all that is theirs stands. */
export function toMachines(rows: MachineRow[], library: Library): Machine[] {
  const names = machineNames(library.read)
  const ids = rows.map(({ id }) => id)
  const users = readUsers(library, ids)
  const states = projectStates(library, ids)
  return rows.map((row) => ({
    ...toIdentity(row),
    displayName: names.get(row.id) ?? row.name,
    users: users.flatMap(({ machineId, user }) => (machineId === row.id ? user : [])),
    states: countStates(states.filter(({ machineId }) => machineId === row.id)),
  }))
}

const toIdentity = ({ platform, variables, userProfileId, userProfileName, createdAt, lastSeenAt, ...row }: MachineRow) => ({
  ...row,
  platform: Platform.parse(platform),
  variables: JSON.parse(variables),
  userProfile: userProfileId !== null && userProfileName !== null ? { id: userProfileId, name: userProfileName } : null,
  createdAt: new Date(createdAt).toISOString(),
  lastSeenAt: new Date(lastSeenAt).toISOString(),
})

/** Claude Code's own directories on these machines, by path. */
function readUsers(library: Library, machineIds: string[]): { machineId: string; user: UserStanding }[] {
  const rows = library.read.all<StandRow & { path: string }>(
    `SELECT ${SUBJECT_COLUMNS}, ${STAND_COLUMNS}, t.path FROM Target t JOIN Machine m ON m.id = t.machineId LEFT JOIN Project j ON j.id = t.projectId
     WHERE t.kind = 'user' AND t.machineId IN (SELECT value FROM json_each(?)) ORDER BY t.path`,
    JSON.stringify(machineIds),
  )
  return rows.map((row) => ({ machineId: row.machineId, user: toUser(row, library) }))
}

function toUser(row: StandRow & { path: string }, library: Library): UserStanding {
  const { state, exceptions, standing, reportedAt } = standOf(library, row)
  return { targetId: row.targetId, path: row.path, state, exceptions, standing, reportedAt }
}
