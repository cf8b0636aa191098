import { configSchemas, type Json } from '@ccm/contract'
import type { JsonSource } from './folder.ts'
import { isObject } from '../is-object.ts'
import { leftOut, takePart } from './json-part.ts'
import { toKebab } from './names.ts'
import { type Found, type Parser, type Taken, takeEach } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'

/** Each matcher group of each event in the settings. */
export const parseHooks: Parser<'hook'> = ({ json }) => takeEach(json.settings, takeFile)

function takeFile({ path, scope, json: { hooks } }: JsonSource): Taken<'hook'> {
  if (hooks === undefined) return { found: [], problems: [] }
  if (!isObject(hooks)) return { found: [], problems: [leftOut(path, ['hooks'], 'Hooks are an object with a list for each event.')] }
  const found: Found<'hook'>[] = []
  const problems: ParseProblem[] = []
  for (const [event, groups] of Object.entries(hooks)) {
    if (!Array.isArray(groups)) problems.push(leftOut(path, ['hooks', event], 'An event has a list of matcher groups.'))
    else
      groups.forEach((group, index) => {
        const { config, why } = takePart(configSchemas.hook, withEvent(event, group))
        if (config) found.push({ type: 'hook', ...nameFor(event, config.matcher), config, scope, paths: [path] })
        else problems.push(leftOut(path, ['hooks', event, String(index)], why))
      })
  }
  return { found, problems }
}

/** A group's own member called `event` would mean nothing; it is told apart from the event it stands in. */
function withEvent(event: string, group: Json): unknown {
  if (!isObject(group)) return group
  return Object.hasOwn(group, 'event') ? undefined : { event, ...group }
}

/** `pre-tool-use-bash`; a matcher that takes everything says nothing. */
function nameFor(event: string, matcher = ''): { key: string; name: string } {
  const name = toKebab(matcher === '*' ? event : `${event} ${matcher}`, 'hook')
  return { key: name, name }
}
