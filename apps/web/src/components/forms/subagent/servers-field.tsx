import { useQuery } from '../../../query.ts'
import { useApi } from '../../../api.tsx'
import { TagField } from '../../../ui/tag-field.tsx'
import type { Fields } from '../fields.ts'
import { ObjectField } from '../object-field.tsx'
import { formQueries } from '../queries.ts'
import { objectOf } from '../variants.ts'
import { readServers, type Servers, writeServers } from './servers.ts'

/** The MCP servers a subagent has: those of the session by name, and its own. */
export function ServersField(props: { fields: Fields }) {
  const api = useApi()
  const known = useQuery(() => formQueries.named(api, 'mcp-server'))
  const servers = () => readServers(props.fields.rows(['mcpServers']))
  const change = (part: Partial<Servers>) => props.fields.set(['mcpServers'], writeServers({ ...servers(), ...part }))
  const own = () => (Object.keys(servers().own).length > 0 ? servers().own : undefined)
  return (
    <>
      <TagField
        label="MCP servers"
        item="server"
        value={servers().names}
        onInput={(names) => change({ names })}
        suggestions={known.data !== undefined ? known.data.map(({ key }) => key) : []}
        mono
        error={props.fields.error(['mcpServers'])}
        path={props.fields.name(['mcpServers'])}
        help="By their names, as the session knows them."
      />
      <ObjectField
        label="Its own servers"
        value={own()}
        onInput={(value) => change({ own: objectOf(value) })}
        path={`${props.fields.name(['mcpServers'])}.own`}
        example={{ docs: { type: 'http', url: 'https://' } }}
        start="Add a server"
        help="Started with it and for it alone, by name, as in .mcp.json."
      />
    </>
  )
}
