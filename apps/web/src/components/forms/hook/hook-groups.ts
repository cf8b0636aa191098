import type { HookEvent, Json } from '@ccm/contract'
import type { Fields, Path } from '../fields.ts'
import { objectOf } from '../variants.ts'

type JsonObject = { [name: string]: Json }

/** Where one group of hooks stands: the event it is for, and its place among those of that event. */
export interface GroupPlace {
  event: string
  index: number
}

const isGroup = (group: Json | undefined) => Array.isArray(objectOf(group).hooks)
const groupsOf = (hooks: JsonObject, event: string): Json[] => {
  const groups = hooks[event]
  return Array.isArray(groups) ? groups : []
}

/** The groups in `{ event: [{ matcher?, hooks: [handler, …] }, …] }`, in its order; nothing where the value has another shape. */
export function placesIn(hooks: Json | undefined): GroupPlace[] | undefined {
  if (hooks === undefined) return []
  if (typeof hooks !== 'object' || hooks === null || Array.isArray(hooks)) return undefined
  const lists = Object.entries(hooks)
  if (!lists.every(([, groups]) => Array.isArray(groups) && groups.every(isGroup))) return undefined
  return lists.flatMap(([event]) => groupsOf(hooks, event).map((_group, index) => ({ event, index })))
}

/** What the hooks are with one group more or elsewhere, and where that stands. */
interface Placed {
  hooks: JsonObject
  place: GroupPlace
}

/** Adds a group to begin with: a command after each edit. */
export function withGroup(hooks: Json | undefined): Placed {
  const event = 'PostToolUse' satisfies HookEvent
  return put(objectOf(hooks), event, { matcher: 'Edit|Write', hooks: [{ type: 'command', command: '' }] })
}

const put = (hooks: JsonObject, event: string, group: Json): Placed => ({
  hooks: { ...hooks, [event]: [...groupsOf(hooks, event), group] },
  place: { event, index: groupsOf(hooks, event).length },
})

/** Takes a group out, its event with it when nothing else stands there, and all of it when that was the last. */
export function withoutGroup(hooks: Json | undefined, { event, index }: GroupPlace): JsonObject | undefined {
  const { [event]: _groups, ...others } = objectOf(hooks)
  const left = groupsOf(objectOf(hooks), event).filter((_group, at) => at !== index)
  if (left.length > 0) return { ...objectOf(hooks), [event]: left }
  return Object.keys(others).length > 0 ? others : undefined
}

/** Has a group run for another event. It stays where it is, if it was the only one of its event and is of the other. */
export function moved(hooks: Json | undefined, { event, index }: GroupPlace, to: string): Placed {
  const all = objectOf(hooks)
  const group = groupsOf(all, event)[index]
  if (group === undefined || to === event) return { hooks: all, place: { event, index } }
  if (groupsOf(all, event).length > 1 || Object.hasOwn(all, to)) return put(withoutGroup(all, { event, index }) ?? {}, to, group)
  const renamed = Object.entries(all).map(([name, groups]) => [name === event ? to : name, groups] as const)
  return { hooks: Object.fromEntries(renamed), place: { event: to, index: 0 } }
}

/** What is wrong with the event of a group is said of the name of the member it stands in, which all groups of the event share. */
export const eventPath = ({ event, index }: GroupPlace): Path => (index === 0 ? ['hooks', event] : ['hooks', event, index])

/** One group as the form of a hook sees it, whose event is a field of its own. */
export function groupFields(fields: Fields, place: () => GroupPlace, onEvent: (event: string) => void): Fields {
  const isEvent = (path: Path) => path.length === 1 && path[0] === 'event'
  const at = (path: Path): Path => (isEvent(path) ? eventPath(place()) : ['hooks', place().event, place().index, ...path])
  return {
    text: (path) => (isEvent(path) ? place().event : fields.text(at(path))),
    texts: (path) => fields.texts(at(path)),
    pairs: (path) => fields.pairs(at(path)),
    number: (path) => fields.number(at(path)),
    flag: (path) => fields.flag(at(path)),
    json: (path) => (isEvent(path) ? place().event : fields.json(at(path))),
    rows: (path) => fields.rows(at(path)),
    set: (path, value) => (isEvent(path) ? onEvent(typeof value === 'string' ? value : '') : fields.set(at(path), value)),
    error: (path) => fields.error(at(path)),
    errorsUnder: (path) => fields.errorsUnder(at(path)),
    name: (path) => fields.name(at(path)),
  }
}
