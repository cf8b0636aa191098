import { For, Show } from 'solid-js'
import { useQuery } from '../../../query.ts'
import { useApi } from '../../../api.tsx'
import { Button } from '../../../ui/button.tsx'
import { Note } from '../../../ui/note.tsx'
import { PairsField } from '../../../ui/pairs-field.tsx'
import { TagField } from '../../../ui/tag-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { envQueries } from '../env-queries.ts'
import { MissingNote } from '../env-note.tsx'
import { keptPairs, shownPairs } from '../pairs.ts'
import type { HandlerPart } from './command-fields.tsx'

/** Where an event is posted. In headers `$NAME` stands for a variable, of those that are allowed alone. */
export function HttpFields(props: HandlerPart) {
  const api = useApi()
  const names = useQuery(() => envQueries.names(api, ''))
  const headers = () => shownPairs(props.fields.json(props.at('headers')))
  const allowed = () => props.fields.texts(props.at('allowedEnvVars'))
  const allow = (list: string[]) => props.fields.set(props.at('allowedEnvVars'), list.length > 0 ? list : undefined)
  const forgotten = () => refsIn(Object.values(headers())).filter((name) => !allowed().includes(name))
  return (
    <>
      <TextField
        label="URL"
        mono
        required
        path={props.fields.name(props.at('url'))}
        placeholder="https://hooks.example.com/claude"
        value={props.fields.text(props.at('url'))}
        error={props.fields.error(props.at('url'))}
        onInput={(text) => props.fields.set(props.at('url'), text)}
      />
      <PairsField
        label="Headers"
        item="header"
        path={props.fields.name(props.at('headers'))}
        keyPlaceholder="Authorization"
        valuePlaceholder="Bearer $HOOK_TOKEN"
        value={headers()}
        error={props.fields.error(props.at('headers'))}
        errorAt={(name) => props.fields.error(props.at('headers', name))}
        onInput={(pairs) => props.fields.set(props.at('headers'), keptPairs(props.fields.json(props.at('headers')), pairs))}
      />
      <TagField
        label="Variables"
        item="variable"
        mono
        path={props.fields.name(props.at('allowedEnvVars'))}
        value={allowed()}
        suggestions={names.data !== undefined ? names.data.map(({ name }) => name) : []}
        error={props.fields.error(props.at('allowedEnvVars'))}
        help="The variables that $NAME in a header may stand for. Others stay empty."
        onInput={allow}
      />
      <For each={allowed()}>
        {(name) => (
          <div class="sm:ml-33">
            <MissingNote name={name} />
          </div>
        )}
      </For>
      <Show when={forgotten().length > 0}>
        <div class="sm:ml-33">
          <Note
            kind="warning"
            action={
              <Button size="small" onClick={() => allow([...allowed(), ...forgotten()])}>
                Allow
              </Button>
            }
          >
            A header uses <b class="mono font-medium">{forgotten().join(', ')}</b>, which is not allowed yet and would be empty.
          </Note>
        </div>
      </Show>
    </>
  )
}

const refsIn = (texts: string[]) => [
  ...new Set(texts.flatMap((text) => [...text.matchAll(/\$\{?([A-Za-z_]\w*)\}?/g)].flatMap(([, name]) => (name ? [name] : [])))),
]
