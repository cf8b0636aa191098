import type { EnvVar, EnvVarUsage } from '@ccm/contract'
import { sayPlace } from './place.ts'

type Use = EnvVarUsage['items'][number]

/** How a name stands on a machine: it has a value that counts there, something there needs one it lacks, or neither. */
export type OnMachine = 'set' | 'missing' | 'none'

/** A name with all its values, who uses it, and where it lacks one. */
export interface NamedValues {
  /** The name again: rows are told apart by it. */
  id: string
  name: string
  /** The value that counts everywhere first. */
  values: EnvVar[]
  /** Some value of it is sealed. */
  sensitive: boolean
  usedBy: Use['components']
  missing: Use['missing']
  onMachines: Record<string, OnMachine>
  updatedAt: string | undefined
}

/** Every name that has a value, or lacks one where it is used, by name. */
export function gatherNames(
  values: readonly EnvVar[],
  usage: readonly Use[],
  machines: readonly { id: string; name: string }[],
): NamedValues[] {
  const uses = new Map(usage.map((use) => [use.name, use]))
  const named = new Map<string, EnvVar[]>()
  for (const value of values) named.set(value.name, [...(named.get(value.name) ?? []), value])
  const lacking = usage.filter(({ name, missing }) => missing.length > 0 && !named.has(name)).map(({ name }) => name)
  return [...named.keys(), ...lacking]
    .sort((one, other) => (one < other ? -1 : 1))
    .map((name) => {
      const own = [...(named.get(name) ?? [])].sort((one, other) => rank(one) - rank(other) || (sayPlace(one) < sayPlace(other) ? -1 : 1))
      const { components = [], missing = [] } = uses.get(name) ?? {}
      return {
        id: name,
        name,
        values: own,
        sensitive: own.some(({ sensitive }) => sensitive),
        usedBy: components,
        missing,
        onMachines: Object.fromEntries(machines.map((machine) => [machine.id, standingOn(machine, own, missing)])),
        updatedAt: own
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1),
      }
    })
}

const rank = ({ machine, project }: EnvVar) => (machine ? 1 : 0) + (project ? 2 : 0)

function standingOn({ id, name }: { id: string; name: string }, values: readonly EnvVar[], missing: Use['missing']): OnMachine {
  if (missing.some(({ machineName }) => machineName === name)) return 'missing'
  return values.some(({ machine, project }) => (machine ? machine.id === id : !project)) ? 'set' : 'none'
}

/** What the address asks for. */
export interface NameSearch {
  q?: string
  kind?: string
  missing?: string
}

export const isMissing = ({ missing }: NamedValues) => missing.length > 0

/** The names that match a search and its filters. */
export function searchNames(names: readonly NamedValues[], { q = '', kind, missing }: NameSearch): NamedValues[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return names.filter((row) => {
    const text = [row.name, ...row.usedBy.map(({ name }) => name)].join(' ').toLowerCase()
    const isKind = kind === 'secret' ? row.sensitive : kind === 'plain' ? !row.sensitive && row.values.length > 0 : true
    return isKind && (missing === undefined || isMissing(row)) && words.every((word) => text.includes(word))
  })
}
