import type { Profile, ProfileComponent } from '@ccm/contract'
import { type Accessor, createMemo, createSignal } from 'solid-js'
import { useQuery } from '../query.ts'
import { useApi } from '../api.tsx'
import { layOutLineage, type Lineage } from './lineage.ts'
import type { ProfileDraft } from './profile-draft.ts'
import { type KnownComponent, profileQueries } from './queries.ts'

/** What a draft brings together, with the names of what it points at. */
export interface Contents {
  /** Undefined while the profiles it builds on are on their way. */
  lineage: Accessor<Lineage | undefined>
  /** The profiles it builds on, by id; also those these build on. */
  ancestors: Accessor<ReadonlyMap<string, Profile>>
  nameOf: (componentId: string) => string
  profileNameOf: (id: string) => string
  /** Remembers components that were just found in the library, so that their rows have a name at once. */
  learn: (components: readonly KnownComponent[]) => void
}

interface ContentsOptions {
  profile: Accessor<Profile>
  draft: Accessor<ProfileDraft>
  /** More components that are spoken of, by their ids. */
  mentioned: Accessor<readonly string[]>
}

/** Ids become rows: from the saved profile, those it builds on, what was picked on this visit, and the library for the rest. */
export function createContents(options: ContentsOptions): Contents {
  const api = useApi()
  const [learned, setLearned] = createSignal<readonly KnownComponent[]>([])
  const parents = createMemo(() => options.draft().extends, undefined, { equals: sameIds })
  const names = useQuery(() => profileQueries.names(api))
  const ancestors = useQuery(() => profileQueries.ancestors(api, parents()))
  const loaded = createMemo((): readonly Profile[] | undefined => ancestors.data)

  const near = createMemo(() => {
    const listed = [options.profile(), ...(loaded() ?? [])].flatMap(({ components }) => components)
    return new Map([...listed.map(toKnown), ...learned()].map((component) => [component.id, component]))
  })
  const strangers = createMemo(
    () => {
      const { components, exclude } = options.draft()
      const ids = [...components.map(({ componentId }) => componentId), ...exclude, ...options.mentioned()]
      return [...new Set(ids)].filter((id) => !near().has(id))
    },
    undefined,
    { equals: sameIds },
  )
  const far = useQuery(() => ({
    ...profileQueries.components(api, strangers()),
    enabled: loaded() !== undefined && strangers().length > 0,
  }))
  const known = createMemo(() => {
    const found = far.data ?? []
    return new Map([...near(), ...found.map((component) => [component.id, component] as const)])
  })

  const toRow = ({ componentId, scope }: ProfileDraft['components'][number]): ProfileComponent => {
    const found = known().get(componentId)
    return found
      ? { componentId, scope, type: found.type, name: found.name, description: found.description, enabled: found.enabled }
      : { componentId, scope, type: 'settings', name: componentId, description: '', enabled: true }
  }
  const lineage = createMemo(() => {
    const above = loaded()
    const draft = options.draft()
    return above && layOutLineage({ ...draft, id: options.profile().id, components: draft.components.map(toRow) }, above)
  })
  return {
    lineage,
    ancestors: createMemo(() => new Map((loaded() ?? []).map((profile) => [profile.id, profile]))),
    nameOf: (id) => known().get(id)?.name ?? id,
    profileNameOf: (id) => (names.data !== undefined ? names.data.find((one) => one.id === id)?.name : undefined) ?? id,
    learn: (components) => setLearned((before) => [...before, ...components]),
  }
}

const toKnown = ({ componentId: id, type, name, description, enabled }: ProfileComponent): KnownComponent => ({
  id,
  type,
  name,
  description,
  enabled,
})

const sameIds = (a: readonly string[] | undefined, b: readonly string[]) =>
  a?.length === b.length && a.every((id, index) => id === b[index])
