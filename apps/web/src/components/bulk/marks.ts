import type { ComponentMarks, MarkedComponents } from '@ccm/contract'
import { patchRows } from '../../edit/optimistic.ts'
import { count } from '../../ui/count.ts'

/** A change of marks, and what the components are called in messages. */
export type Marking = Omit<ComponentMarks, 'ids'> & { ids: readonly string[]; who: string }

interface Row {
  id: string
  enabled: boolean
  tags: string[]
}

/** Rows of the list, and a component alone. */
const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'id' in value && 'enabled' in value && 'tags' in value

/** Shows the change in every answer that holds the components. */
export function patchMarks({ ids, enabled, addTags = [], removeTags = [] }: Marking) {
  const meant = new Set(ids)
  const tagsAfter = (tags: string[]) => [...new Set([...tags.filter((tag) => !removeTags.includes(tag)), ...addTags])].sort()
  return patchRows(isRow, (row) => (meant.has(row.id) ? { ...row, enabled: enabled ?? row.enabled, tags: tagsAfter(row.tags) } : row))
}

/** "turned off", "tagged #review", "no longer tagged #draft". */
function sayDeed({ enabled, addTags = [], removeTags = [] }: Marking): string {
  const named = (tags: string[]) => tags.map((tag) => `#${tag}`).join(' ')
  const deeds = [
    enabled !== undefined && `turned ${enabled ? 'on' : 'off'}`,
    addTags.length > 0 && `tagged ${named(addTags)}`,
    removeTags.length > 0 && `no longer tagged ${named(removeTags)}`,
  ]
  return deeds.filter(Boolean).join(', ')
}

/** "3 components turned off." Only those that were not so before are counted. */
export function sayMarked(marking: Marking, { changed }: Pick<MarkedComponents, 'changed'>): string {
  if (changed === 0) return `Nothing to change: ${marking.who} ${marking.ids.length === 1 ? 'is' : 'are'} ${sayDeed(marking)} already.`
  return `${changed === marking.ids.length ? marking.who : count(changed, 'component')} ${sayDeed(marking)}.`
}

/** "3 components were not turned off", "The tags of 3 components were not changed". */
export const sayNotMarked = ({ ids, who, enabled }: Marking): string =>
  enabled === undefined
    ? `The tags of ${who} were not changed`
    : `${who} ${ids.length === 1 ? 'was' : 'were'} not turned ${enabled ? 'on' : 'off'}`
