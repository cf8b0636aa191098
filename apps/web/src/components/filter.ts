import type { ComponentType } from '@ccm/contract'
import { parseType } from '../component-types.ts'

/** What the address asks the list for: `?type=hook&q=lint&tag=review&profile=<id>&state=off&used=no&sort=changed`. */
export interface ComponentFilter {
  type?: ComponentType
  /** As it was typed, `#tags` among it. */
  q?: string
  tag?: string
  profile?: string
  state?: 'on' | 'off'
  used?: 'yes' | 'no'
  sort?: 'changed'
}

type Params = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined

const fits = (value: string | undefined, pattern: RegExp) => (value !== undefined && pattern.test(value) ? value : undefined)

const oneOf = <T extends string>(value: string | undefined, known: readonly T[]) => known.find((each) => each === value)

/** What a tag can be, in lower case. */
export const tagPattern = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u

/** Reads the filter from an address; what it cannot be is left out. */
export function parseFilter(params: Params): ComponentFilter {
  const filter: ComponentFilter = {
    type: parseType(one(params.type)),
    q: one(params.q)?.slice(0, 200),
    tag: fits(one(params.tag), tagPattern),
    profile: fits(one(params.profile), /^[\w-]{8,64}$/),
    state: oneOf(one(params.state), ['on', 'off']),
    used: oneOf(one(params.used), ['yes', 'no']),
    sort: oneOf(one(params.sort), ['changed']),
  }
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))
}

/** The filters beside the search. */
export const choicesOf = ({ tag, profile, state, used }: ComponentFilter) => [tag, profile, state, used].filter(Boolean).length

/** How many filters narrow the list, for "Clear 2 filters". The type is a tab, and the order none. */
export const filterCount = (filter: ComponentFilter) => choicesOf(filter) + (filter.q ? 1 : 0)

/** An address without any of them. */
export const noFilter = { q: undefined, tag: undefined, profile: undefined, state: undefined, used: undefined } satisfies Params

/**
 * What the server is asked. A `#word` that is a tag finds exactly that tag; one that is not yet, or not a tag, is searched as
 * text without its sign, so that the list narrows while one types.
 */
export function toSearch({ q, tag, profile, state, used }: ComponentFilter, known: ReadonlySet<string>) {
  const words = (q ?? '').split(/\s+/).filter(Boolean)
  const isTag = (word: string) => word.startsWith('#') && known.has(word.slice(1).toLowerCase())
  const tags = [...new Set([...words.filter(isTag).map((word) => word.slice(1).toLowerCase()), ...(tag ? [tag] : [])])].sort()
  const search = words
    .filter((word) => !isTag(word))
    .map((word) => word.replace(/^#/, ''))
    .filter(Boolean)
    .join(' ')
  return {
    ...(search && { search }),
    ...(tags.length > 0 && { tags: tags.slice(0, 16) }),
    ...(profile && { profile }),
    ...(state && { enabled: state === 'on' }),
    ...(used && { used: used === 'yes' }),
  }
}

export type ComponentSearch = ReturnType<typeof toSearch>
