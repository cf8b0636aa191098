import { configSchemas, type Json } from '@ccm/contract'
import type { JsonSource } from './folder.ts'
import { explain, explainIssue } from './explain.ts'
import { isObject } from '../is-object.ts'
import { leftOut } from './json-part.ts'
import { type Found, type Parser, type Taken, takeEach } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'

/** Keys that are components of other types. */
const elsewhere: ReadonlySet<string> = new Set(['hooks', 'permissions', 'statusLine', 'enabledPlugins', 'extraKnownMarketplaces'])

/** All other keys of each settings file. */
export const parseSettings: Parser<'settings'> = ({ json }) => takeEach(json.settings, takeFile)

function takeFile({ path, scope, json }: JsonSource): Taken<'settings'> {
  const problems: ParseProblem[] = []
  const entries: [string, Json][] = []
  for (const [key, value] of Object.entries(json)) {
    if (key === '$schema' || elsewhere.has(key)) continue
    const { part, refused } = takeSetting(key, value)
    if (part !== undefined) entries.push([key, part])
    problems.push(...refused.map(({ names, why }) => leftOut(path, [key, ...names], why)))
  }
  const result = configSchemas.settings.safeParse(Object.fromEntries(entries))
  const name = `${scope}-settings`
  const found: Found<'settings'>[] = result.success
    ? [{ type: 'settings', key: name, name, config: result.data, scope, paths: [path] }]
    : []
  return { found, problems }
}

interface SettingTaken {
  part?: Json
  refused: { names: string[]; why: string }[]
}

/** A setting that is valid, or what is left of an object or a list without the members that are not. */
function takeSetting(key: string, value: Json): SettingTaken {
  const error = errorOf(key, value)
  if (!error) return { part: value, refused: [] }
  const whole: SettingTaken = { refused: [{ names: [], why: explain(error, 1) }] }
  const bad = new Map<string, string>()
  for (const issue of error.issues) {
    const [, member] = issue.path
    if (member === undefined) return whole
    bad.set(String(member), bad.get(String(member)) ?? explainIssue(issue, 2))
  }
  const part = without(value, bad)
  if (part === undefined || errorOf(key, part)) return whole
  return { part, refused: [...bad].map(([name, why]) => ({ names: [name], why })) }
}

const errorOf = (key: string, value: Json) => configSchemas.settings.safeParse({ [key]: value }).error

/** An object or a list without some members; `undefined` when nothing is left. */
function without(value: Json, names: ReadonlyMap<string, string>): Json | undefined {
  if (Array.isArray(value)) {
    const rest = value.filter((_item, index) => !names.has(String(index)))
    return rest.length > 0 ? rest : undefined
  }
  if (!isObject(value)) return undefined
  const rest = Object.entries(value).filter(([name]) => !names.has(name))
  return rest.length > 0 ? Object.fromEntries(rest) : undefined
}
