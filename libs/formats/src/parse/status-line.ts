import { configSchemas } from '@ccm/contract'
import type { JsonSource } from './folder.ts'
import { isObject } from '../is-object.ts'
import { leftOut, takePart } from './json-part.ts'
import { type Parser, type Taken, takeEach } from './parsed.ts'

/** The `statusLine` of each settings file. */
export const parseStatusLines: Parser<'status-line'> = ({ json }) => takeEach(json.settings, takeFile)

function takeFile({ path, scope, json: { statusLine } }: JsonSource): Taken<'status-line'> {
  if (statusLine === undefined) return { found: [], problems: [] }
  // The contract fills in a type; Claude Code drops the whole file without one.
  const typed = isObject(statusLine) && statusLine.type === undefined
  const { config, why } = typed ? { why: 'It needs "type": "command".' } : takePart(configSchemas['status-line'], statusLine)
  if (!config) return { found: [], problems: [leftOut(path, ['statusLine'], why)] }
  const name = `${scope}-status-line`
  return { found: [{ type: 'status-line', key: name, name, config, scope, paths: [path] }], problems: [] }
}
