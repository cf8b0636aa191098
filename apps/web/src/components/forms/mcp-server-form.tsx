import { Show } from 'solid-js'
import { FieldGroup } from '../../ui/field.tsx'
import { TriState } from '../../ui/tri-state.tsx'
import { ConfigTextField } from './config-text-field.tsx'
import { EnvPairs } from './env-pairs.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { Connection } from './mcp/connection.tsx'
import { OAuthFields } from './mcp/oauth-fields.tsx'
import { transportOf } from './mcp/transports.ts'
import { MoreFields } from './more-fields.tsx'
import { setCount, wrongCount } from './set-count.ts'
import { objectOf } from './variants.ts'

/** An MCP server: what starts it or where it is, and what it is given. */
export default function McpServerForm(props: FormProps) {
  const transport = () => transportOf(objectOf(props.fields.json([])))
  const isRemote = () => transport() !== 'stdio'
  const hasOAuth = () => transport() === 'http' || transport() === 'sse'
  const rare = () => ['alwaysLoad', ...(isRemote() ? ['headersHelper'] : [])]
  return (
    <>
      <Connection fields={props.fields} />
      <Show
        when={isRemote()}
        fallback={
          <FieldGroup title="Environment">
            <EnvPairs
              label="Environment"
              fields={props.fields}
              type={props.type}
              path={['env']}
              item="variable"
              keyPlaceholder="API_TOKEN"
              help="Secrets are picked, never typed: what is typed here stands in the files as it is."
            />
          </FieldGroup>
        }
      >
        <FieldGroup title="Headers">
          <EnvPairs
            label="Headers"
            fields={props.fields}
            type={props.type}
            path={['headers']}
            item="header"
            keyPlaceholder="Authorization"
            help="A variable can stand within a value: Bearer ${API_TOKEN}."
          />
        </FieldGroup>
      </Show>
      <Show when={hasOAuth()}>
        <MoreFields
          title="Sign-in"
          about="OAuth of this server"
          used={Object.keys(objectOf(props.fields.json(['oauth']))).length}
          errors={wrongCount(props.fields, ['oauth'])}
        >
          <OAuthFields fields={props.fields} />
        </MoreFields>
      </Show>
      <MoreFields
        about={isRemote() ? 'headers from a command, loading' : 'loading'}
        used={setCount(props.fields, rare())}
        errors={wrongCount(props.fields, rare())}
      >
        <Show when={isRemote()}>
          <ConfigTextField
            fields={props.fields}
            path={['headersHelper']}
            label="Headers from"
            mono
            placeholder="./scripts/mcp-headers.sh"
            help="A shell command that prints a JSON object of headers within 10 s. They win over those above."
          />
        </Show>
        <TriState
          label="Always load"
          unset="Default (on demand)"
          help="Yes keeps its tools in every session, at the cost of context."
          path={props.fields.name(['alwaysLoad'])}
          value={props.fields.flag(['alwaysLoad'])}
          error={props.fields.error(['alwaysLoad'])}
          onChoose={(value) => props.fields.set(['alwaysLoad'], value)}
        />
      </MoreFields>
      <div class="px-4 py-4 empty:hidden sm:px-5">
        <ExtraNote fields={props.fields} />
      </div>
    </>
  )
}
