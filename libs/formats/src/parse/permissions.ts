import { configSchemas, type Json } from '@ccm/contract'
import type { JsonSource } from './folder.ts'
import { explain } from './explain.ts'
import { isObject } from '../is-object.ts'
import { leftOut } from './json-part.ts'
import { type Found, type Parser, type Taken, takeEach } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'

const schema = configSchemas.permissions

/** The `permissions` of each settings file, without the rules and modes that Claude Code does not read. */
export const parsePermissions: Parser<'permissions'> = ({ json }) => takeEach(json.settings, takeFile)

function takeFile({ path, scope, json: { permissions } }: JsonSource): Taken<'permissions'> {
  if (permissions === undefined) return { found: [], problems: [] }
  if (!isObject(permissions)) return { found: [], problems: [leftOut(path, ['permissions'], 'Permissions are an object.')] }
  const problems: ParseProblem[] = []
  const config: { [name: string]: Json } = {}
  for (const [name, value] of Object.entries(permissions)) {
    const { part, refused } = takeMember(name, value)
    if (part !== undefined) config[name] = part
    problems.push(...refused.map(({ names, why }) => leftOut(path, ['permissions', name, ...names], why)))
  }
  const result = schema.safeParse(config)
  const name = `${scope}-permissions`
  const found: Found<'permissions'>[] = result.success
    ? [{ type: 'permissions', key: name, name, config: result.data, scope, paths: [path] }]
    : []
  return { found, problems }
}

interface MemberTaken {
  part?: Json
  refused: { names: string[]; why: string }[]
}

/** One member, each rule of a list judged by itself. The same rule twice is one rule, and an empty list says nothing. */
function takeMember(name: string, value: Json): MemberTaken {
  if (!Array.isArray(value) || !Object.hasOwn(schema.shape, name)) {
    const why = whyNot({ [name]: value })
    return why === undefined ? { part: value, refused: [] } : { refused: [{ names: [], why }] }
  }
  const judged = value.map((item, index) => ({ item, index, why: whyNot({ [name]: [item] }) }))
  const part = judged.filter(({ why }) => why === undefined).map(({ item }) => item)
  const refused = judged.flatMap(({ index, why }) => (why === undefined ? [] : [{ names: [String(index)], why }]))
  return { ...(part.length > 0 && { part: [...new Set(part)] }), refused }
}

function whyNot(permissions: { [name: string]: Json }): string | undefined {
  const { error } = schema.safeParse(permissions)
  return error && explain(error, 2)
}
