import { useQuery } from '../../../query.ts'
import { useApi } from '../../../api.tsx'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { JsonField } from '../json-field.tsx'
import { formQueries } from '../queries.ts'
import type { HandlerPart } from './command-fields.tsx'

/** The tool of an MCP server that is called. */
export function McpToolFields(props: HandlerPart) {
  const api = useApi()
  const servers = useQuery(() => formQueries.named(api, 'mcp-server'))
  return (
    <>
      <ComboboxField
        label="Server"
        mono
        required
        allowCustom
        path={props.fields.name(props.at('server'))}
        value={props.fields.text(props.at('server'))}
        options={(servers.data ?? []).map(({ key, description }) => ({
          value: key,
          label: key,
          help: description,
          mono: true,
        }))}
        error={props.fields.error(props.at('server'))}
        onChoose={(name) => props.fields.set(props.at('server'), name ?? '')}
      />
      <TextField
        label="Tool"
        mono
        required
        path={props.fields.name(props.at('tool'))}
        value={props.fields.text(props.at('tool'))}
        error={props.fields.error(props.at('tool'))}
        onInput={(text) => props.fields.set(props.at('tool'), text)}
      />
      <JsonField
        label="Input"
        expects="object"
        help="What the tool is given. Empty for nothing."
        path={props.fields.name(props.at('input'))}
        value={props.fields.json(props.at('input'))}
        error={props.fields.error(props.at('input'))}
        onInput={(input) => props.fields.set(props.at('input'), input)}
      />
    </>
  )
}
