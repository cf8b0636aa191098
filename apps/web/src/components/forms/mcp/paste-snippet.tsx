import type { Json } from '@ccm/contract'
import { createSignal, Show } from 'solid-js'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FieldError } from '../../../ui/field.tsx'
import { Select } from '../../../ui/select.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { parseMcpSnippet } from './parse-mcp-snippet.ts'

/** Fills the form from what documentation offers to copy. */
export default function PasteSnippet(props: { onTake: (server: { [name: string]: Json }) => void; onClose: () => void }) {
  const [text, setText] = createSignal('')
  const [chosen, setChosen] = createSignal(0)
  const found = () => parseMcpSnippet(text())
  const servers = () => found().servers ?? []
  const choices = () => servers().map(({ name }, index) => ({ value: String(index), label: name ?? `Server ${index + 1}` }))
  const server = () => servers()[Math.min(chosen(), servers().length - 1)]?.server
  const take = () => {
    const picked = server()
    if (!picked) return
    props.onTake(picked)
    props.onClose()
  }
  return (
    <Dialog
      open
      size="wide"
      title="Paste a server"
      onClose={() => props.onClose()}
      footer={
        <>
          <Button onClick={() => props.onClose()}>Cancel</Button>
          <Button kind="primary" reason={found().problem} keys={['Mod', 'Enter']} onClick={take}>
            Fill the form
          </Button>
        </>
      }
    >
      <p class="pb-3 text-muted">
        JSON of any client, a <span class="mono">claude mcp add</span> command, another command line, or a URL. It takes the place of the
        whole connection, and nothing is saved yet.
      </p>
      <TextField
        label="Snippet"
        hideLabel
        multiline
        mono
        autofocus
        rows={8}
        placeholder={'{ "mcpServers": { "postgres": { "command": "npx", "args": ["-y", "@acme/postgres-mcp"] } } }'}
        value={text()}
        onInput={setText}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && take()}
      />
      <div aria-live="polite">
        <Show when={text().trim() !== '' && found().problem}>{(problem) => <FieldError>{problem()}</FieldError>}</Show>
        <Show when={server()}>
          {(picked) => (
            <div class="mt-3 grid gap-2">
              <Show when={servers().length > 1}>
                <Show
                  when={servers().length <= 4}
                  fallback={
                    <Select
                      label="Which of them"
                      value={String(chosen())}
                      options={choices()}
                      onChoose={(index) => setChosen(Number(index))}
                    />
                  }
                >
                  <Segmented
                    label="Which of them"
                    size="small"
                    value={String(chosen())}
                    options={choices()}
                    onChoose={(index) => setChosen(Number(index))}
                  />
                </Show>
              </Show>
              <p class="mono truncate text-small text-muted" title={summaryOf(picked())}>
                {summaryOf(picked())}
              </p>
            </div>
          )}
        </Show>
      </div>
    </Dialog>
  )
}

const summaryOf = (server: { [name: string]: Json }) => {
  const args = Array.isArray(server.args) ? server.args : []
  return `${String(server.type)}: ${[server.command ?? server.url, ...args].map(String).join(' ')}`
}
