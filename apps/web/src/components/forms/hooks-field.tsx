import { createComputed, createMemo, createSignal, Index, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import Trash2 from '~icons/lucide/trash-2'
import { focusFirst } from '../../edit/focus-first.ts'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/field.tsx'
import { ExtraNote } from './extra-note.tsx'
import type { Fields } from './fields.ts'
import { EventGroup } from './hook/event-group.tsx'
import { HandlerList } from './hook/handler-list.tsx'
import { eventPath, groupFields, type GroupPlace, moved, placesIn, withGroup, withoutGroup } from './hook/hook-groups.ts'
import { JsonField } from './json-field.tsx'
import { MoreFields } from './more-fields.tsx'

const place = ['hooks'] as const
const help = 'They hold while it runs, and run code on each machine. A machine shows them and asks before it writes them.'

/** The hooks that a subagent, a skill or a command brings, as rows; as JSON where they have a shape that the rows do not know. */
export function HooksField(props: { fields: Fields }) {
  const hooks = () => props.fields.json(place)
  const places = createMemo(() => placesIn(hooks()))
  const [isJson, setIsJson] = createSignal(false)
  // Also while JSON is typed that begins to fit: what one types in does not go away.
  createComputed(() => places() === undefined && setIsJson(true))
  return (
    <MoreFields
      flush
      title="Hooks"
      about="run code while it works"
      noun="hook"
      used={places()?.length ?? 1}
      errors={props.fields.errorsUnder(place)}
    >
      <Show when={isJson()} fallback={<Groups fields={props.fields} places={places() ?? []} />}>
        <div class="grid gap-3 px-4 pb-4 sm:px-5">
          <JsonField
            label="Hooks"
            expects="object"
            value={hooks()}
            onInput={(value) => props.fields.set(place, value)}
            error={props.fields.error(place)}
            path={props.fields.name(place)}
            help={`${help} Groups by event, as in a settings file.`}
          />
          <Show when={places()}>
            <Button size="small" class="justify-self-start" onClick={() => setIsJson(false)}>
              Show as fields
            </Button>
          </Show>
        </div>
      </Show>
    </MoreFields>
  )
}

function Groups(props: { fields: Fields; places: GroupPlace[] }) {
  const hooks = () => props.fields.json(place)
  /** Another one when groups change places: their rows are made anew then. */
  const [order, setOrder] = createSignal(0)
  const focusOn = (path: readonly (string | number)[]) => queueMicrotask(() => focusFirst([props.fields.name(path)]))
  const add = () => {
    const placed = withGroup(hooks())
    props.fields.set(place, placed.hooks)
    setOrder((times) => times + 1)
    focusOn(eventPath(placed.place))
  }
  const remove = (at: GroupPlace) => {
    props.fields.set(place, withoutGroup(hooks(), at))
    setOrder((times) => times + 1)
    focusOn(place)
  }
  const move = (at: GroupPlace, event: string) => {
    const placed = moved(hooks(), at, event)
    props.fields.set(place, placed.hooks)
    setOrder((times) => times + 1)
    focusOn(eventPath(placed.place))
  }
  return (
    <>
      <Show when={{ order: order() }} keyed>
        {(_order) => (
          <Index each={props.places}>
            {(at, row) => {
              const fields = groupFields(props.fields, at, (event) => move(at(), event))
              const name = () => `Hook ${row + 1}`
              return (
                <div role="group" aria-label={name()} data-path={props.fields.name([...place, at().event, at().index])}>
                  <EventGroup
                    fields={fields}
                    title={name()}
                    actions={
                      <Button
                        kind="ghost"
                        size="small"
                        icon={<Trash2 class="ic ic-14" />}
                        aria-label={`Remove ${name()}`}
                        onClick={() => remove(at())}
                      >
                        Remove
                      </Button>
                    }
                  />
                  <Show when={at().index === 0 && props.fields.error([...place, at().event, 0])}>
                    {(error) => (
                      <div class="px-4 sm:px-5">
                        <FieldError>{error()}</FieldError>
                      </div>
                    )}
                  </Show>
                  <HandlerList fields={fields} />
                  <div class="border-b border-line px-4 pt-2 pb-4 sm:px-5">
                    <ExtraNote fields={fields} />
                  </div>
                </div>
              )
            }}
          </Index>
        )}
      </Show>
      <div class="grid justify-items-start gap-1 px-4 py-4 sm:px-5">
        <Button size="small" icon={<Plus class="ic ic-14" />} data-path={props.fields.name(place)} onClick={add}>
          Add hook
        </Button>
        <Show when={props.fields.error(place)}>{(error) => <FieldError>{error()}</FieldError>}</Show>
        <p class="text-small text-faint">{help}</p>
      </div>
    </>
  )
}
