import { NumberField } from '../../../ui/number-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { TriState } from '../../../ui/tri-state.tsx'
import { ExtraNote } from '../extra-note.tsx'
import type { Fields } from '../fields.ts'
import { objectOf } from '../variants.ts'

/** How the client signs in. It keeps its secret in the keychain of the machine and never in a file. */
export function OAuthFields(props: { fields: Fields }) {
  const at = (name: string) => ['oauth', name]
  const set = (name: string, value: string | number | boolean | undefined) => {
    props.fields.set(at(name), value === '' ? undefined : value)
    if (Object.keys(objectOf(props.fields.json(['oauth']))).length === 0) props.fields.set(['oauth'], undefined)
  }
  const Text = (own: { name: string; label: string; help: string; placeholder?: string }) => (
    <TextField
      label={own.label}
      help={own.help}
      placeholder={own.placeholder}
      mono
      path={props.fields.name(at(own.name))}
      value={props.fields.text(at(own.name))}
      error={props.fields.error(at(own.name))}
      onInput={(text) => set(own.name, text)}
    />
  )
  return (
    <>
      <Text name="clientId" label="Client ID" help="Of an app registered with the server. Empty: Claude Code registers itself." />
      <Text name="scopes" label="Scopes" help="Separated by spaces, in one line." placeholder="read:issues write:issues" />
      <NumberField
        label="Callback port"
        unit="on localhost"
        help="Set it when the server allows only a redirect address known beforehand."
        path={props.fields.name(at('callbackPort'))}
        value={props.fields.number(at('callbackPort'))}
        error={props.fields.error(at('callbackPort'))}
        onInput={(port) => set('callbackPort', port)}
      />
      <Text
        name="authServerMetadataUrl"
        label="Metadata URL"
        help="Where the authorization server describes itself, when the MCP server does not say."
        placeholder="https://auth.example.com/.well-known/oauth-authorization-server"
      />
      <TriState
        label="Cross-app"
        help="Signs in through the organisation's identity provider (cross-app access)."
        path={props.fields.name(at('xaa'))}
        value={props.fields.flag(at('xaa'))}
        error={props.fields.error(at('xaa'))}
        onChoose={(value) => set('xaa', value)}
      />
      <ExtraNote fields={props.fields} path={['oauth']} />
    </>
  )
}
