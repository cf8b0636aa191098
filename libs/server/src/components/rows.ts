import { type Component, ComponentType } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'

export type ComponentRow = Prisma.ComponentGetPayload<{ include: { tags: true } }>

/** What a revision of a component keeps. `enabled` and tags are no part of it. */
export interface ComponentContent {
  name: string
  key: string
  description: string
  config: object
  sourceUrl: string | null
  version: string | null
}

export const contentOf = ({ name, key, description, config, sourceUrl, version }: ComponentContent): string =>
  canonicalJson({ name, key, description, config, sourceUrl, version })

/** The columns of a component that a content fills. */
export const toColumns = ({ name, key, description, config, sourceUrl, version }: ComponentContent) => ({
  name,
  key,
  description,
  config: canonicalJson(config),
  sourceUrl,
  version,
})

/** A row as it is told. Its config was checked when it was written. */
export function toComponent({ tags, type, config, createdAt, updatedAt, ...row }: ComponentRow): Component {
  return {
    ...row,
    type: ComponentType.parse(type),
    config: JSON.parse(config),
    tags: tags.map(({ tag }) => tag).sort(),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}
