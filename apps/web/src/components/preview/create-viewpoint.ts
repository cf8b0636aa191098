import type { ComponentType, ComponentUsage } from '@ccm/contract'
import { type UseQueryResult } from '@tanstack/solid-query'
import { type Accessor, createMemo } from 'solid-js'
import { useQuery } from '../../query.ts'
import { useApi } from '../../api.tsx'
import type { Option } from '../../ui/option.tsx'
import { componentQueries } from '../queries.ts'
import { aloneOf, projectOf, type SeenProject, type Viewpoint } from './viewpoint.ts'

const alone = 'alone'

interface ViewpointOptions {
  type: ComponentType
  /** Undefined while the component is new. */
  id: string | undefined
  usage: Accessor<ComponentUsage | undefined>
  /** What the address says: a project's id, or `alone`. */
  wanted: Accessor<string | undefined>
}

export interface ViewpointChoice {
  /** Undefined while it is on its way. */
  viewpoint: Accessor<Viewpoint | undefined>
  chosen: Accessor<string>
  options: Accessor<Option[]>
  /** The project it is looked at from, for its error. */
  query: UseQueryResult<SeenProject, Error>
}

/** Where the component is looked at from: the first project that uses it, unless somebody chose another place. */
export function createViewpoint(options: ViewpointOptions): ViewpointChoice {
  const api = useApi()
  const projects = () => options.usage()?.projects ?? []
  const isKnown = () => options.id === undefined || options.usage() !== undefined
  const chosen = () => {
    const wanted = options.wanted()
    if (wanted === alone || projects().some(({ id }) => id === wanted)) return wanted ?? alone
    return projects()[0]?.id ?? alone
  }
  const query = useQuery(() => ({ ...componentQueries.seenFrom(api, chosen()), enabled: chosen() !== alone }))
  const viewpoint = createMemo<Viewpoint | undefined>(() => {
    if (!isKnown()) return undefined
    if (chosen() === alone) return aloneOf(options.type)
    return query.data !== undefined && options.id !== undefined ? projectOf(options.id, query.data) : undefined
  })
  return {
    viewpoint,
    chosen,
    query,
    options: () => [
      { value: alone, label: 'alone', help: 'As if it stood in a project of its own' },
      ...projects().map(({ id, name, machineName }) => ({ value: id, label: `${name} on ${machineName}` })),
    ],
  }
}
