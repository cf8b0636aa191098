import { configSchemas } from '@ccm/contract'
import type { JsonSource } from './folder.ts'
import { leftOut, takePart } from './json-part.ts'
import { type Found, type Parser, type Taken, takeEach } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'

const schema = configSchemas.keybindings

/** The `bindings` of `keybindings.json`, all contexts in one component. */
export const parseKeybindings: Parser<'keybindings'> = ({ json }) => takeEach(json.keybindings, takeFile)

function takeFile({ path, scope, json: { bindings } }: JsonSource): Taken<'keybindings'> {
  if (bindings === undefined) return { found: [], problems: [] }
  if (!Array.isArray(bindings)) return { found: [], problems: [leftOut(path, ['bindings'], 'Bindings are a list of contexts.')] }
  const problems: ParseProblem[] = []
  const valid = bindings.filter((entry, index) => {
    const { why } = takePart(schema, { bindings: [entry] })
    if (why !== undefined) problems.push(leftOut(path, ['bindings', String(index)], why))
    return why === undefined
  })
  const { config } = takePart(schema, { bindings: valid })
  const found: Found<'keybindings'>[] = config
    ? [{ type: 'keybindings', key: 'keybindings', name: 'keybindings', config, scope, paths: [path] }]
    : []
  return { found, problems }
}
