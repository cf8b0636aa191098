import { parseType } from '../component-types.ts'
import type { Kept } from '../edit/kept.ts'
import type { Entry, ItemGroup } from './entries.ts'

/** Items somebody went to, the latest first, with what it takes to show them before any list is there. */
export interface RecentItem {
  href: string
  name: string
  group: ItemGroup
  type?: string
}

const most = 6
const name = 'recent'

const itemGroups: readonly string[] = ['components', 'profiles', 'projects', 'machines', 'variables'] satisfies ItemGroup[]
const isItemGroup = (group: unknown): group is ItemGroup => typeof group === 'string' && itemGroups.includes(group)

/** Puts what was visited before what is kept, each once. */
export function withVisited(kept: readonly RecentItem[], visited: readonly string[], known: readonly Entry[]): RecentItem[] {
  const byHref = new Map(known.map((entry) => [entry.href, entry]))
  const fresh = visited.flatMap((href) => {
    const entry = byHref.get(href)
    return entry ? (toRecent(entry) ?? []) : []
  })
  return [...new Map([...fresh, ...kept].map((item) => [item.href, item])).values()].slice(0, most)
}

export function toRecent(entry: Entry): RecentItem | undefined {
  if (entry.href === undefined || !isItemGroup(entry.group)) return undefined
  return { href: entry.href, name: entry.name, group: entry.group, ...(entry.type && { type: entry.type }) }
}

/** The rows of what is recent: as they are known now, or as they were kept. */
export function recentEntries(items: readonly RecentItem[], known: readonly Entry[]): Entry[] {
  const byHref = new Map(known.map((entry) => [entry.href, entry]))
  return items.map((item) => {
    const entry: Entry = byHref.get(item.href) ?? {
      id: item.href.slice(1),
      group: item.group,
      name: item.name,
      mono: true,
      href: item.href,
      type: parseType(item.type),
    }
    return { ...entry, group: 'recent' }
  })
}

export function readRecent(kept: Kept): RecentItem[] {
  const text = kept.get(name)
  if (text === undefined) return []
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found.filter(isRecent) : []
  } catch (error) {
    console.warn('The items visited last could not be read and are left out.', error)
    return []
  }
}

export const keepRecent = (kept: Kept, items: readonly RecentItem[]) => void kept.set(name, JSON.stringify(items))

const isRecent = (value: unknown): value is RecentItem =>
  typeof value === 'object' &&
  value !== null &&
  'href' in value &&
  typeof value.href === 'string' &&
  value.href.startsWith('/') &&
  'name' in value &&
  typeof value.name === 'string' &&
  'group' in value &&
  isItemGroup(value.group)
