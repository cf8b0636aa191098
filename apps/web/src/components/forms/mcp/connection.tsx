import { createSignal, lazy, Show, Suspense } from 'solid-js'
import ClipboardPaste from '~icons/lucide/clipboard-paste'
import { Button } from '../../../ui/button.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { ListField } from '../../../ui/list-field.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { SegmentedField } from '../../../ui/segmented-field.tsx'
import { ConfigTextField } from '../config-text-field.tsx'
import type { Fields } from '../fields.ts'
import { objectOf, toVariant } from '../variants.ts'
import { type Transport, transportHelp, transportOf, transports } from './transports.ts'

const PasteSnippet = lazy(() => import('./paste-snippet.tsx'))

const options = (['stdio', 'http', 'sse', 'ws'] as const).map((value) => ({ value, label: value }))

/** How the server is reached. Another transport keeps what both know, and brings back what it held before. */
export function Connection(props: { fields: Fields }) {
  const [pasting, setPasting] = createSignal(false)
  const memory = {}
  const transport = () => transportOf(objectOf(props.fields.json([])))
  const choose = (next: Transport) => props.fields.set([], toVariant(objectOf(props.fields.json([])), next, transports, memory))
  return (
    <FieldGroup
      title="Connection"
      actions={
        <Button size="small" icon={<ClipboardPaste class="ic ic-14" />} onClick={() => setPasting(true)}>
          Paste a snippet
        </Button>
      }
    >
      <SegmentedField
        label="Transport"
        path={props.fields.name(['type'])}
        value={transport()}
        options={options}
        error={props.fields.error(['type'])}
        help={transportHelp[transport()]}
        onChoose={choose}
      />
      <Show
        when={transport() === 'stdio'}
        fallback={
          <ConfigTextField
            fields={props.fields}
            path={['url']}
            label="URL"
            mono
            required
            placeholder={transport() === 'ws' ? 'wss://mcp.example.com' : 'https://mcp.example.com/mcp'}
          />
        }
      >
        <ConfigTextField
          fields={props.fields}
          path={['command']}
          label="Command"
          mono
          required
          placeholder="npx"
          help="Looked up on each machine. Relative paths start at the folder in which Claude Code is started."
        />
        <ListField
          label="Arguments"
          item="argument"
          path={props.fields.name(['args'])}
          value={props.fields.texts(['args'])}
          error={props.fields.error(['args'])}
          errorAt={(index) => props.fields.error(['args', index])}
          onInput={(args) => props.fields.set(['args'], args.length > 0 ? args : undefined)}
        />
      </Show>
      <NumberField
        label="Timeout"
        unit="ms per tool call"
        path={props.fields.name(['timeout'])}
        value={props.fields.number(['timeout'])}
        error={props.fields.error(['timeout'])}
        onInput={(timeout) => props.fields.set(['timeout'], timeout)}
      />
      <Suspense>
        <Show when={pasting()}>
          <PasteSnippet onTake={(server) => props.fields.set([], server)} onClose={() => setPasting(false)} />
        </Show>
      </Suspense>
    </FieldGroup>
  )
}
