import type { EnvVarUsage } from '@ccm/contract'
import { type Accessor, createMemo } from 'solid-js'
import { useQueries, useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import { componentQueries } from '../queries.ts'

/** A name that a component refers to and that has no value where it is needed. */
export interface MissingValue {
  name: string
  /** The machines it is missing on; none when it has no value anywhere. */
  machines: string[]
}

/** Which of the names a draft refers to have no value: for saved ones the server knows where, a new one is looked for. */
export function createMissingValues(references: Accessor<string[]>): Accessor<MissingValue[]> {
  const api = useApi()
  const usage = useQuery(() => ({ ...componentQueries.envUsage(api), enabled: references().length > 0 }))
  const known = (): EnvVarUsage | undefined => usage.data
  const fresh = createMemo(() => {
    const items = known()?.items
    return items ? references().filter((name) => !items.some((item) => item.name === name && item.components.length > 0)) : []
  })
  const found = useQueries(() => ({ queries: fresh().map((name) => componentQueries.envSet(api, name)) }))
  return createMemo(() => {
    const unset = fresh().flatMap((name, index): MissingValue[] => {
      const query = found[index]
      return query?.data !== undefined && query.data === false ? [{ name, machines: [] }] : []
    })
    const missing = references().flatMap((name): MissingValue[] => {
      const projects = known()?.items.find((item) => item.name === name)?.missing ?? []
      return projects.length > 0 ? [{ name, machines: [...new Set(projects.map(({ machineName }) => machineName))].sort() }] : []
    })
    return [...missing, ...unset]
  })
}

/** "has no value on thinkpad and studio." */
export function sayMissing({ machines }: MissingValue): string {
  if (machines.length === 0) return 'has no value yet.'
  if (machines.length > 3) return `has no value on ${machines.length} machines.`
  const last = machines.at(-1)
  return `has no value on ${machines.length === 1 ? last : `${machines.slice(0, -1).join(', ')} and ${last}`}.`
}
