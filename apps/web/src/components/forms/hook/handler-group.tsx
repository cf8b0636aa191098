import { type HookEvent, toolEvents } from '@ccm/contract'
import { Match, Show, Switch } from 'solid-js'
import Trash2 from '~icons/lucide/trash-2'
import { Button } from '../../../ui/button.tsx'
import { FieldGroup } from '../../../ui/field.tsx'
import { Note } from '../../../ui/note.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { ExtraNote } from '../extra-note.tsx'
import type { Fields } from '../fields.ts'
import { MoreFields } from '../more-fields.tsx'
import { explainRule } from '../permissions/explain-rule.ts'
import { objectOf, toVariant } from '../variants.ts'
import { CommandFields, CommandMore } from './command-fields.tsx'
import { defaultTimeout, handlerFields, handlerTypes, type HandlerType, isHandlerType } from './handlers.ts'
import { HttpFields } from './http-fields.tsx'
import { McpToolFields } from './mcp-tool-fields.tsx'
import { QuestionFields, QuestionMore } from './question-fields.tsx'

interface HandlerGroupProps {
  fields: Fields
  index: number
  /** How many there are. */
  total: number
  event: string
  /** What the handler held as another type. */
  memory: Parameters<typeof toVariant>[3]
  onRemove: () => void
}

/** What is done when the hook runs. */
export function HandlerGroup(props: HandlerGroupProps) {
  const at = (...path: string[]) => ['hooks', props.index, ...path]
  const type = (): HandlerType | undefined => {
    const name = props.fields.json(at('type'))
    return isHandlerType(name) ? name : undefined
  }
  const choose = (next: HandlerType | undefined) =>
    next && props.fields.set(at(), toVariant(objectOf(props.fields.json(at())), next, handlerFields, props.memory))
  const part = { fields: props.fields, at }
  const name = () => (props.total > 1 ? `Handler ${props.index + 1}` : 'Handler')
  const rare = () => [
    'if',
    'statusMessage',
    ...{ command: ['shell', 'async', 'asyncRewake'], prompt: ['model', 'continueOnBlock'], agent: ['model'], http: [], mcp_tool: [] }[
      type() ?? 'http'
    ],
  ]
  return (
    <>
      <FieldGroup
        title={name()}
        actions={
          <Show when={props.total > 1}>
            <Button
              kind="ghost"
              size="small"
              icon={<Trash2 class="ic ic-14" />}
              aria-label={`Remove ${name()}`}
              onClick={() => props.onRemove()}
            >
              Remove
            </Button>
          </Show>
        }
      >
        <SelectField
          label="Does"
          path={props.fields.name(at('type'))}
          value={type()}
          options={handlerTypes}
          placeholder={props.fields.text(at('type')) || 'Choose'}
          error={props.fields.error(at('type')) ?? props.fields.error(at())}
          help={handlerTypes.find(({ value }) => value === type())?.help}
          onChoose={choose}
        />
        <Switch>
          <Match when={type() === 'command'}>
            <CommandFields {...part} />
          </Match>
          <Match when={type() === 'prompt' || type() === 'agent'}>
            <QuestionFields {...part} />
          </Match>
          <Match when={type() === 'http'}>
            <HttpFields {...part} />
          </Match>
          <Match when={type() === 'mcp_tool'}>
            <McpToolFields {...part} />
          </Match>
        </Switch>
        <NumberField
          label="Timeout"
          fraction
          unit="seconds"
          placeholder={String(defaultTimeout(type() ?? 'command', props.event))}
          path={props.fields.name(at('timeout'))}
          value={props.fields.number(at('timeout'))}
          error={props.fields.error(at('timeout'))}
          onInput={(timeout) => props.fields.set(at('timeout'), timeout)}
        />
      </FieldGroup>
      <MoreFields
        title={`More of ${name().toLowerCase()}`}
        about={type() === 'command' ? 'only if, message, shell, background' : 'only if, message'}
        used={rare().filter((field) => props.fields.json(at(field)) !== undefined).length}
        errors={rare().reduce((sum, field) => sum + props.fields.errorsUnder(at(field)), 0)}
      >
        <OnlyIf fields={props.fields} path={at('if')} event={props.event} />
        <TextField
          label="Message"
          path={props.fields.name(at('statusMessage'))}
          placeholder="Checking the command"
          help="Stands beside the spinner while it runs."
          value={props.fields.text(at('statusMessage'))}
          error={props.fields.error(at('statusMessage'))}
          onInput={(text) => props.fields.set(at('statusMessage'), text || undefined)}
        />
        <Switch>
          <Match when={type() === 'command'}>
            <CommandMore {...part} />
          </Match>
          <Match when={type() === 'prompt' || type() === 'agent'}>
            <QuestionMore {...part} />
          </Match>
        </Switch>
        <ExtraNote fields={props.fields} path={at()} />
      </MoreFields>
    </>
  )
}

/** A permission rule that narrows the handler down. It works for events about one tool call. */
function OnlyIf(props: { fields: Fields; path: readonly (string | number)[]; event: string }) {
  const rule = () => props.fields.text(props.path)
  const works = () => toolEvents.some((name: HookEvent) => name === props.event)
  return (
    <Show
      when={works() || rule() !== ''}
      fallback={<p class="text-small text-faint sm:ml-33">"Only if" works for {toolEvents.join(', ')} alone.</p>}
    >
      <TextField
        label="Only if"
        mono
        path={props.fields.name(props.path)}
        placeholder="Bash(git push *)"
        help={rule() === '' ? 'A permission rule: it runs for the uses that the rule matches.' : explainRule(rule()).means}
        value={rule()}
        error={props.fields.error(props.path)}
        onInput={(text) => props.fields.set(props.path, text || undefined)}
      />
      <Show when={!works()}>
        <div class="sm:ml-33">
          <Note
            kind="warning"
            action={
              <Button size="small" onClick={() => props.fields.set(props.path, undefined)}>
                Remove "only if"
              </Button>
            }
          >
            In {props.event} a handler with "only if" never runs.
          </Note>
        </div>
      </Show>
    </Show>
  )
}
