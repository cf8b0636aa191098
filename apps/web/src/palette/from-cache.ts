import type { ComponentSummary, EnvVar, Machine, ProfileSummary, Project } from '@ccm/contract'
import type { QueryClient } from '@tanstack/solid-query'
import { parseType } from '../component-types.ts'
import { componentEntry, type Entry, machineEntry, profileEntry, projectEntry, variableEntry } from './entries.ts'

/** Everything that any page has asked for so far and that can be gone to, each once. */
export function entriesFromCache(queries: QueryClient): Entry[] {
  const found = [
    ...rowsUnder(queries, 'components').filter(isComponent).map(componentEntry),
    ...rowsUnder(queries, 'profiles').filter(isProfile).map(profileEntry),
    ...rowsUnder(queries, 'projects').filter(isProject).map(projectEntry),
    ...rowsUnder(queries, 'machines').filter(isMachine).map(machineEntry),
    ...rowsUnder(queries, 'envVars').filter(isEnvVar).map(variableEntry),
  ]
  const byId = new Map<string, Entry>()
  for (const entry of found) {
    const known = byId.get(entry.id)
    // Some lists know little more than a name.
    if (!known || Object.keys(entry).length >= Object.keys(known).length) byId.set(entry.id, entry)
  }
  return [...byId.values()]
}

/** The rows of lists, endless ones too, and single items. */
function rowsUnder(queries: QueryClient, kind: string): Record<string, unknown>[] {
  return queries
    .getQueriesData<unknown>({ queryKey: [kind] })
    .filter(([key]) => key[1] !== 'usage' && key[1] !== 'revisions')
    .flatMap(([, answer]) => rowsIn(answer))
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function rowsIn(answer: unknown): Record<string, unknown>[] {
  if (Array.isArray(answer)) return answer.filter(isRecord)
  if (!isRecord(answer)) return []
  if (Array.isArray(answer.pages)) return answer.pages.flatMap(rowsIn)
  if (Array.isArray(answer.items)) return answer.items.filter(isRecord)
  return [answer]
}

type Row = Record<string, unknown>

const isNamed = (row: Row) => typeof row.id === 'string' && typeof row.name === 'string'
const isText = (value: unknown) => value === undefined || typeof value === 'string'
const isNumber = (value: unknown) => value === undefined || typeof value === 'number'

const isReach = (value: unknown) => value === undefined || (isRecord(value) && typeof value.projects === 'number')

type KnownComponent = Pick<ComponentSummary, 'id' | 'type' | 'name' | 'description' | 'tags'> & { reach?: ComponentSummary['reach'] }
const isComponent = (row: Row): row is Row & KnownComponent =>
  isNamed(row) && isKnownType(row.type) && typeof row.description === 'string' && Array.isArray(row.tags) && isReach(row.reach)

const isKnownType = (type: unknown) => typeof type === 'string' && parseType(type) !== undefined

type KnownProfile = Pick<ProfileSummary, 'id' | 'name'> & { description?: string; projects?: number }
const isProfile = (row: Row): row is Row & KnownProfile => isNamed(row) && isText(row.description) && isNumber(row.projects)

const isProject = (row: Row): row is Row & Pick<Project, 'id' | 'name' | 'machine' | 'path'> =>
  isNamed(row) && isRecord(row.machine) && typeof row.machine.name === 'string' && typeof row.path === 'string'

const isMachine = (row: Row): row is Row & Pick<Machine, 'id' | 'displayName' | 'platform'> =>
  typeof row.id === 'string' && typeof row.displayName === 'string' && typeof row.platform === 'string'

const isEnvVar = (row: Row): row is Row & Pick<EnvVar, 'name' | 'sensitive'> => isNamed(row) && typeof row.sensitive === 'boolean'
