import { eventsWithoutMatcher, type HookEvent, hookEvents } from '@ccm/contract'
import { createSignal, type JSX, Show } from 'solid-js'
import { ComboboxField } from '../../../ui/combobox-field.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { Note } from '../../../ui/note.tsx'
import { Button } from '../../../ui/button.tsx'
import type { Fields } from '../fields.ts'
import { builtInTools } from '../tools/built-in-tools.ts'
import { eventLooks } from './events.ts'
import { explainMatcher, matchesTool } from './matches-tool.ts'

const events = hookEvents.map((value) => ({ value, label: value, help: eventLooks[value].when, mono: true }))
const isEvent = (name: string): name is HookEvent => Object.hasOwn(eventLooks, name)
const tools = [...builtInTools.values()].map(({ name, help }) => ({ value: name, label: name, help, mono: true }))

/** When the hook runs, and for what. */
export function EventGroup(props: { fields: Fields; title?: string; actions?: JSX.Element }) {
  const event = () => props.fields.text(['event'])
  const look = () => {
    const name = event()
    return isEvent(name) ? eventLooks[name] : undefined
  }
  const ignoresMatcher = () => eventsWithoutMatcher.some((name) => name === event())
  const matcher = () => props.fields.text(['matcher'])
  return (
    <FieldGroup title={props.title ?? 'When'} actions={props.actions}>
      <ComboboxField
        label="Event"
        mono
        required
        path={props.fields.name(['event'])}
        value={event() || undefined}
        options={events}
        error={props.fields.error(['event'])}
        help={look()?.when}
        onChoose={(name) => props.fields.set(['event'], name ?? '')}
      />
      <Show
        when={!ignoresMatcher()}
        fallback={
          <Show when={props.fields.json(['matcher']) !== undefined} fallback={<NoMatcher event={event()} />}>
            <div class="sm:ml-33">
              <Note
                kind="warning"
                action={
                  <Button size="small" onClick={() => props.fields.set(['matcher'], undefined)}>
                    Remove the matcher
                  </Button>
                }
              >
                {event()} has nothing to match, so the matcher <b class="mono font-medium">{matcher()}</b> is ignored.
              </Note>
            </div>
          </Show>
        }
      >
        <Matcher fields={props.fields} tests={look()?.tests ?? 'what the event is about'} values={look()?.values} />
      </Show>
    </FieldGroup>
  )
}

const NoMatcher = (props: { event: string }) => (
  <p class="text-small text-faint sm:ml-33">{props.event} has nothing to match: the hook runs each time.</p>
)

function Matcher(props: { fields: Fields; tests: string; values: readonly string[] | undefined }) {
  const matcher = () => props.fields.text(['matcher'])
  const isTool = () => props.tests.endsWith('tool')
  const explained = () => explainMatcher(matcher())
  return (
    <>
      <ComboboxField
        label="Matcher"
        mono
        allowCustom
        path={props.fields.name(['matcher'])}
        placeholder="everything"
        value={matcher()}
        options={isTool() ? tools : (props.values ?? []).map((value) => ({ value, label: value, mono: true }))}
        error={props.fields.error(['matcher'])}
        help={
          <>
            Compared with {props.tests}; case counts. Names are split by | or a comma; any other sign makes it a regular expression. Now:{' '}
            <span class="text-muted">{explained().means}</span>
          </>
        }
        onChoose={(text) => props.fields.set(['matcher'], text || undefined)}
      />
      <Show when={explained().doubt}>
        {(doubt) => (
          <div class="sm:ml-33">
            <Note kind="warning">{doubt()}</Note>
          </div>
        )}
      </Show>
      <Tester
        matcher={matcher()}
        tests={props.tests}
        options={isTool() ? tools : (props.values ?? []).map((value) => ({ value, label: value, mono: true }))}
      />
    </>
  )
}

/** Types a name and says whether the hook would run for it. */
function Tester(props: { matcher: string; tests: string; options: { value: string; label: string; mono?: boolean }[] }) {
  const [name, setName] = createSignal('')
  const runs = () => matchesTool(props.matcher, name().trim())
  return (
    <ComboboxField
      label="Try it"
      mono
      allowCustom
      placeholder={props.options[0]?.value ?? 'a name'}
      value={name()}
      options={props.options}
      help={
        <span aria-live="polite">
          <Show when={name().trim() !== ''} fallback={`Type ${props.tests} to see whether the hook would run.`}>
            <span class={runs() ? 'text-positive' : 'text-muted'}>
              {runs() ? `Matches: the hook runs for ${name().trim()}.` : `Does not match: nothing runs for ${name().trim()}.`}
            </span>
          </Show>
        </span>
      }
      onChoose={(text) => setName(text ?? '')}
    />
  )
}
