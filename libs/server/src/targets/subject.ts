import type { Facts, Variables } from '@ccm/contract'
import type { Layer } from '../resolve/resolve.ts'

/** A target as its content depends on it, besides the library. */
export interface Subject {
  targetId: string
  machine: Layer
  /** The project's profile, or the machine's user profile. */
  profileId: string | null
  /** null for a machine's user scope. */
  project: SubjectProject | null
  /** Git shares the project's files: somebody said so, or the command line found it. */
  shared: boolean
  configDirectory: Facts['configDirectory']
  /** The project is the root of its git work tree; undefined while its machine has not told. */
  gitRoot: boolean | undefined
}

interface SubjectProject extends Layer {
  description: string
  /** Its real path. */
  path: string
  /** Somebody said that git shares its files. */
  shared: boolean
}

/** What {@link toSubject} is made from: the columns of a target, its machine and, if it has one, its project. */
export interface SubjectRow {
  targetId: string
  facts: string | null
  machineId: string
  machineName: string
  machineVariables: string
  userProfileId: string | null
  projectId: string | null
  name: string | null
  description: string | null
  projectPath: string | null
  profileId: string | null
  shared: 0 | 1 | null
  variables: string | null
}

export const SUBJECT_COLUMNS = `t.id AS targetId, t.facts, m.id AS machineId, m.name AS machineName, m.variables AS machineVariables,
  m.userProfileId, j.id AS projectId, j.name, j.description, j.path AS projectPath, j.profileId, j.shared, j.variables`

/** A target's subject, by the facts its machine told last. */
export function toSubject(row: SubjectRow): Subject {
  const { targetId, machineId, machineName, machineVariables, projectId, name, description, projectPath, variables } = row
  const isProject = projectId !== null
  const subject: Subject = {
    targetId,
    machine: { id: machineId, name: machineName, variables: readVariables(machineVariables) },
    profileId: isProject ? row.profileId : row.userProfileId,
    project: isProject
      ? {
          id: projectId,
          name: name ?? '',
          description: description ?? '',
          path: projectPath ?? '',
          shared: row.shared === 1,
          variables: readVariables(variables ?? '{}'),
        }
      : null,
    shared: row.shared === 1,
    configDirectory: 'default',
    gitRoot: undefined,
  }
  return row.facts === null ? subject : withFacts(subject, JSON.parse(row.facts))
}

const readVariables = (text: string): Variables => JSON.parse(text)

/** The same by other facts. Facts kept by an older server may lack the directory and whether the project is a git root. */
export const withFacts = (
  subject: Subject,
  { shared, configDirectory = 'default', gitRoot }: Pick<Facts, 'shared'> & Partial<Pick<Facts, 'configDirectory' | 'gitRoot'>>,
): Subject => ({ ...subject, shared: subject.project !== null && (subject.project.shared || shared), configDirectory, gitRoot })
