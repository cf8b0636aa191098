import type { ComponentType } from '@ccm/contract'
import { parseType } from '../component-types.ts'

/** What the address asks the list for: `?type=hook&q=lint&tag=review&profile=<id>`. */
export interface ComponentFilter {
  type?: ComponentType
  /** As it was typed, `#tags` among it. */
  q?: string
  tag?: string
  profile?: string
}

type Params = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || undefined

const fits = (value: string | undefined, pattern: RegExp) => (value !== undefined && pattern.test(value) ? value : undefined)

/** Reads the filter from an address; what it cannot be is left out. */
export function parseFilter(params: Params): ComponentFilter {
  const type = parseType(one(params.type))
  const q = one(params.q)?.slice(0, 200)
  const tag = fits(one(params.tag), /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,31}$/u)
  const profile = fits(one(params.profile), /^[\w-]{8,64}$/)
  return { ...(type && { type }), ...(q && { q }), ...(tag && { tag }), ...(profile && { profile }) }
}

/** How many filters narrow the list, for "Clear 2 filters". The type is a tab, not a filter. */
export const filterCount = ({ q, tag, profile }: ComponentFilter) => [q, tag, profile].filter(Boolean).length

/**
 * What the server is asked. A `#word` that is a tag finds exactly that tag; one that is not yet, or not a tag, is searched as
 * text without its sign, so that the list narrows while one types.
 */
export function toSearch({ q, tag, profile }: ComponentFilter, known: ReadonlySet<string>) {
  const words = (q ?? '').split(/\s+/).filter(Boolean)
  const isTag = (word: string) => word.startsWith('#') && known.has(word.slice(1).toLowerCase())
  const tags = [...new Set([...words.filter(isTag).map((word) => word.slice(1).toLowerCase()), ...(tag ? [tag] : [])])].sort()
  const search = words
    .filter((word) => !isTag(word))
    .map((word) => word.replace(/^#/, ''))
    .filter(Boolean)
    .join(' ')
  return { ...(search && { search }), ...(tags.length > 0 && { tags: tags.slice(0, 16) }), ...(profile && { profile }) }
}

export type ComponentSearch = ReturnType<typeof toSearch>
