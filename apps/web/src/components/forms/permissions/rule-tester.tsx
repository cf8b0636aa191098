import { createSignal, Show } from 'solid-js'
import { TextField } from '../../../ui/text-field.tsx'
import type { Fields } from '../fields.ts'
import { judgeCall, type RuleLists, type Verdict } from './judge-call.ts'
import { modes, withoutRule } from './lists.ts'
import { readCall } from './read-call.ts'

const words: Record<Verdict['says'], { text: string; tone: string }> = {
  allow: { text: 'Allowed', tone: 'text-positive' },
  ask: { text: 'Asked about', tone: 'text-info' },
  deny: { text: 'Denied', tone: 'text-danger' },
  open: { text: 'No rule matches', tone: 'text-text' },
}

/** Says what these rules would answer to one use of a tool. */
export function RuleTester(props: { fields: Fields }) {
  const [text, setText] = createSignal('')
  const lists = (): RuleLists => ({
    allow: props.fields.texts(['allow']),
    ask: props.fields.texts(['ask']),
    deny: props.fields.texts(['deny']),
  })
  const call = () => readCall(text())
  const verdict = () => judgeCall(lists(), call())
  const mode = () => modes.find(({ value }) => value === props.fields.text(['defaultMode']))?.value ?? 'default'
  return (
    <>
      <TextField
        label="Would this be"
        mono
        placeholder="git push"
        help="A command, or a tool with what it is used with: Read .env, WebFetch(https://example.com), mcp__github__create_issue."
        value={text()}
        onInput={setText}
      />
      <div class="sm:ml-33" aria-live="polite">
        <Show when={text().trim() !== ''}>
          <p class="break-words">
            <strong class={`font-[550] ${words[verdict().says].tone}`}>{words[verdict().says].text}</strong>
            <Show when={verdict().rule}>
              {(rule) => (
                <span class="text-muted">
                  {' '}
                  by <span class="mono text-text">{rule()}</span>
                </span>
              )}
            </Show>
            <Show when={verdict().part}>
              {(part) => (
                <span class="text-muted">
                  , for its part <span class="mono text-text">{part()}</span>
                </span>
              )}
            </Show>
            .
            <Show when={verdict().says === 'open'}>
              <span class="text-muted"> {withoutRule[mode()]}</span>
            </Show>
          </p>
        </Show>
        <p class="mt-1 text-small text-faint">
          Deny comes first, then ask, then allow; the order within a list does not count. Rules of other components and files count too.
        </p>
      </div>
    </>
  )
}
