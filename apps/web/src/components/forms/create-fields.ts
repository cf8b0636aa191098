import type { Json } from '@ccm/contract'
import { produce, unwrap } from 'solid-js/store'
import { copyOf } from '../../edit/plain.ts'
import type { Fields, Path } from './fields.ts'

type JsonObject = { [name: string]: Json }

interface FieldsOptions {
  /** The config in the draft: a store, so that each field follows its own place alone. */
  config: () => JsonObject
  /** Runs a change on the config as it can be written to. */
  change: (change: (config: JsonObject) => void) => void
  /** What is wrong at a dotted path, which begins with `config`. */
  errorAt: (path: string) => string | undefined
  countBelow: (path: string) => number
}

/** The fields of a config, over the draft of the editor. */
export function createFields(options: FieldsOptions): Fields {
  const at = (path: Path) => path.reduce<Json | undefined>(memberOf, options.config())
  const name = (path: Path) => ['config', ...path].join('.')
  return {
    text: (path) => textOf(at(path)),
    texts: (path) => listOf(at(path)).map(textOf),
    pairs: (path) => Object.fromEntries(Object.entries(objectOf(at(path))).map(([key, value]) => [key, textOf(value)])),
    number: (path) => {
      const value = at(path)
      return typeof value === 'number' ? value : undefined
    },
    flag: (path) => {
      const value = at(path)
      return typeof value === 'boolean' ? value : undefined
    },
    json: at,
    rows: (path) => listOf(at(path)),
    set: (path, value) => options.change((config) => put(config, path, copyOf(unwrap(value)))),
    error: (path) => options.errorAt(name(path)),
    errorsUnder: (path) => options.countBelow(name(path)),
    name,
  }
}

/** Makes a change of a config one of the draft it stands in. What is put in takes the place of what was there, order of keys included. */
export const inDraft = (change: (config: JsonObject) => void) => produce<{ config: JsonObject }>((draft) => change(draft.config))

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '')
const listOf = (value: Json | undefined) => (Array.isArray(value) ? value : [])
const objectOf = (value: Json | undefined) => (isObject(value) ? value : {})

/** Reads before it judges, so that a place is followed also while nothing stands there. */
function memberOf(value: Json | undefined, step: string | number): Json | undefined {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  if (!isObject(value)) return undefined
  const member = value[step]
  return Object.hasOwn(value, step) ? member : undefined
}

/** Puts a value at a path, making what is missing on the way: a list where a number leads into it, else an object. */
function put(config: JsonObject | Json[], path: Path, value: Json | undefined): void {
  const last = path.at(-1)
  if (last === undefined) return isObject(config) ? putWhole(config, objectOf(value)) : undefined
  const holder = holderOf(config, path, value !== undefined)
  if (Array.isArray(holder)) {
    if (value === undefined) holder.splice(Number(last), 1)
    else holder[Number(last)] = value
  } else if (holder) {
    if (value === undefined) delete holder[last]
    else holder[last] = value
  }
}

function putWhole(config: JsonObject, value: JsonObject): void {
  for (const name of Object.keys(config)) delete config[name]
  Object.assign(config, value)
}

/** The object or list that holds the place; nothing where there is none and none is to be made. */
function holderOf(config: JsonObject | Json[], path: Path, make: boolean): JsonObject | Json[] | undefined {
  let holder: JsonObject | Json[] = config
  for (const [depth, step] of path.slice(0, -1).entries()) {
    const isList = typeof path[depth + 1] === 'number'
    const fits = (inner: Json | undefined): inner is JsonObject | Json[] => (isList ? Array.isArray(inner) : isObject(inner))
    if (!fits(memberOf(holder, step))) {
      if (!make) return undefined
      put(holder, [step], isList ? [] : {})
    }
    const inner: Json | undefined = memberOf(holder, step)
    if (!fits(inner)) return undefined
    holder = inner
  }
  return holder
}
