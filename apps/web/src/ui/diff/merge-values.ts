import type { Json } from '@ccm/contract'
import { mergeJson, mergeText } from '@ccm/formats/merge'

/** What was saved, what was saved meanwhile, and what is being edited. An absent member is undefined. */
export interface FieldSides {
  base: Json | undefined
  theirs: Json | undefined
  mine: Json | undefined
}

/** A place at which at least one side changed something. */
export interface FieldMerge extends FieldSides {
  /** JSON pointer (RFC 6901) of the place; no two rows have the same. */
  path: string
  /** The names on the way to it. */
  keys: string[]
  label: string
  state: 'theirs-only' | 'mine-only' | 'both-same' | 'merged' | 'conflict'
  /** What it comes to; of a conflict, what is being edited, until somebody chooses. */
  result: Json | undefined
}

export interface DraftMerge {
  fields: FieldMerge[]
  /** Everything that is settled, and `mine` where a choice is still to be made. */
  value: JsonObject
  /** The paths of the fields somebody has to decide. */
  conflicts: string[]
}

export type JsonObject = { [key: string]: Json }

/** What somebody decided about a conflict; `value` is undefined for a member that goes. */
export type Choice = 'theirs' | 'mine' | { value: Json | undefined }

/**
 * Merges an edit with what was saved meanwhile: objects member by member, in whatever depth, arrays by element and texts by line, as
 * `@ccm/formats/merge` does. Members keep the order of `mine`; those that only `theirs` has come after them.
 *
 * @param labelOf what a field is called on screen, by the names on the way to it
 */
export function mergeDrafts(base: object, theirs: object, mine: object, labelOf: (keys: string[]) => string = sayKeys): DraftMerge {
  const sides = { base: toJson(base), theirs: toJson(theirs), mine: toJson(mine) }
  const fields = fieldsOf(sides, [], labelOf)
  const settled = fields.reduce((value, { keys, result }) => withMember(value, keys, result), sides.mine)
  return { fields, value: settled, conflicts: fields.filter(({ state }) => state === 'conflict').map(({ path }) => path) }
}

/** The merged value with what was decided; fields nobody decided stay as they are in `value`. */
export const applyChoices = (merge: DraftMerge, choices: Readonly<Record<string, Choice>>): JsonObject =>
  merge.fields.reduce((value, field) => {
    const choice = Object.hasOwn(choices, field.path) ? choices[field.path] : undefined
    return choice === undefined ? value : withMember(value, field.keys, chosenValue(field, choice))
  }, merge.value)

export const chosenValue = (field: FieldSides, choice: Choice): Json | undefined =>
  typeof choice === 'string' ? field[choice] : choice.value

const sayKeys = (keys: string[]) => keys.join(' › ')

/** Drafts hold undefined for fields nobody filled in; to a merge those are not there. */
const toJson = (value: object): JsonObject => {
  const json: unknown = JSON.parse(JSON.stringify(value))
  return isObject(json) ? json : {}
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)

const toPath = (keys: string[]) => keys.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

function fieldsOf(
  sides: { base: JsonObject; theirs: JsonObject; mine: JsonObject },
  above: string[],
  labelOf: (keys: string[]) => string,
): FieldMerge[] {
  const names = new Set([sides.mine, sides.theirs, sides.base].flatMap(Object.keys))
  return [...names].flatMap((name) => {
    const keys = [...above, name]
    const [base, theirs, mine] = [memberOf(sides.base, name), memberOf(sides.theirs, name), memberOf(sides.mine, name)]
    if (isObject(base) && isObject(theirs) && isObject(mine)) return fieldsOf({ base, theirs, mine }, keys, labelOf)
    const outcome = decide({ base, theirs, mine })
    return outcome ? [{ path: toPath(keys), keys, label: labelOf(keys), base, theirs, mine, ...outcome }] : []
  })
}

const memberOf = (object: JsonObject, name: string) => (Object.hasOwn(object, name) ? object[name] : undefined)

/** @returns undefined where nobody changed anything */
function decide({ base, theirs, mine }: FieldSides): Pick<FieldMerge, 'state' | 'result'> | undefined {
  if (isSame(mine, theirs)) return isSame(base, mine) ? undefined : { state: 'both-same', result: mine }
  if (isSame(base, mine)) return { state: 'theirs-only', result: theirs }
  if (isSame(base, theirs)) return { state: 'mine-only', result: mine }
  const result = base === undefined || theirs === undefined || mine === undefined ? undefined : mergeValues({ base, theirs, mine })
  return result === undefined ? { state: 'conflict', result: mine } : { state: 'merged', result }
}

function mergeValues(sides: { base: Json; theirs: Json; mine: Json }): Json | undefined {
  const texts = textsOf(sides)
  if (texts) {
    const merged = isLong(texts) ? mergeText(texts) : undefined
    return merged?.clean ? merged.text : undefined
  }
  const merged = mergeJson(sides)
  return merged.clean ? merged.value : undefined
}

export interface TextSides {
  base: string
  theirs: string
  mine: string
}

/** The sides of a field that holds text on every one of them. */
export function textsOf({ base, theirs, mine }: FieldSides): TextSides | undefined {
  return typeof base === 'string' && typeof theirs === 'string' && typeof mine === 'string' ? { base, theirs, mine } : undefined
}

/** Text of more than one line is merged by line. */
export const isLong = (texts: TextSides): boolean => Object.values(texts).some((text: string) => text.trimEnd().includes('\n'))

/** Whether two values say the same; the order of members says nothing. */
export const isSame = (one: Json | undefined, other: Json | undefined) =>
  one === other || (one !== undefined && other !== undefined && ordered(one) === ordered(other))

const ordered = (value: Json): string =>
  JSON.stringify(value, (_key, member: Json) =>
    isObject(member) ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1))) : member,
  )

/** A copy with one member set, or without it; the objects on the way to it are there. */
function withMember(object: JsonObject, [name, ...rest]: string[], value: Json | undefined): JsonObject {
  if (name === undefined) return object
  const inner = memberOf(object, name)
  const next = rest.length > 0 && isObject(inner) ? withMember(inner, rest, value) : value
  if (next === undefined) return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))
  const entries = Object.entries(object)
  if (!Object.hasOwn(object, name)) return Object.fromEntries([...entries, [name, next]])
  return Object.fromEntries(entries.map(([key, member]) => (key === name ? [key, next] : [key, member])))
}
