import type { ComponentMarks } from '@ccm/contract'

/** What a component is marked with. Marks are no part of its revisions. */
export interface Marks {
  enabled: boolean
  tags: ReadonlySet<string>
}

/** Marks by component, before or after changes. */
export type Marked = ReadonlyMap<string, Marks>

/** The marks after all changes, in order. Of a tag that a change both takes off and puts on, it is on. */
export function afterChanges(before: Marked, changes: ComponentMarks[]): Marked {
  const after = new Map(before)
  for (const { ids, ...change } of changes) {
    for (const id of ids) {
      const marks = after.get(id)
      if (marks) after.set(id, changed(marks, change))
    }
  }
  return after
}

function changed({ enabled, tags }: Marks, change: Omit<ComponentMarks, 'ids'>): Marks {
  const off = new Set(change.removeTags)
  return {
    enabled: change.enabled ?? enabled,
    tags: new Set([...[...tags].filter((tag) => !off.has(tag)), ...(change.addTags ?? [])]),
  }
}

/** What leads from some marks to others: components that change alike stand together. Those that stay as they are stand nowhere. */
export function changesBetween(before: Marked, after: Marked): ComponentMarks[] {
  const groups = new Map<string, ComponentMarks>()
  for (const [id, from] of before) {
    const to = after.get(id) ?? from
    const change = {
      ...(from.enabled !== to.enabled && { enabled: to.enabled }),
      ...named('addTags', without(to.tags, from.tags)),
      ...named('removeTags', without(from.tags, to.tags)),
    }
    if (Object.keys(change).length === 0) continue
    const key = JSON.stringify(change)
    const group = groups.get(key)
    if (group) group.ids.push(id)
    else groups.set(key, { ids: [id], ...change })
  }
  return [...groups.values()]
}

const without = (tags: ReadonlySet<string>, others: ReadonlySet<string>) => [...tags].filter((tag) => !others.has(tag)).sort()

const named = (name: 'addTags' | 'removeTags', tags: string[]) => (tags.length > 0 ? { [name]: tags } : {})
