import { Index } from 'solid-js'
import Plus from '~icons/lucide/plus'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/field.tsx'
import { Note } from '../../ui/note.tsx'
import { Show } from 'solid-js'
import { ExtraNote } from './extra-note.tsx'
import type { FormProps } from './fields.ts'
import { EventGroup } from './hook/event-group.tsx'
import { HandlerGroup } from './hook/handler-group.tsx'

/** A hook: when it runs, for what, and what it does. */
export default function HookForm(props: FormProps) {
  /** What each handler held as another type, in the order of the handlers. */
  const memories: Parameters<typeof HandlerGroup>[0]['memory'][] = []
  const memoryAt = (index: number) => (memories[index] ??= {})
  const handlers = () => props.fields.rows(['hooks'])
  const add = () => props.fields.set(['hooks', handlers().length], { type: 'command', command: '' })
  const remove = (index: number) => {
    memories.splice(index, 1)
    props.fields.set(['hooks', index], undefined)
  }
  return (
    <>
      <EventGroup fields={props.fields} />
      <Index each={handlers()}>
        {(_handler, index) => (
          <HandlerGroup
            fields={props.fields}
            index={index}
            total={handlers().length}
            event={props.fields.text(['event'])}
            memory={memoryAt(index)}
            onRemove={() => remove(index)}
          />
        )}
      </Index>
      <div class="grid gap-3 px-4 py-4 sm:px-5">
        <div class="grid justify-items-start gap-1">
          <Button size="small" icon={<Plus class="ic ic-14" />} data-path={props.fields.name(['hooks'])} onClick={add}>
            Add handler
          </Button>
          <Show when={props.fields.error(['hooks'])}>{(error) => <FieldError>{error()}</FieldError>}</Show>
          <p class="text-small text-faint">All handlers run side by side.</p>
        </div>
        <Note kind="info">
          <strong class="font-[550]">This runs code on each machine that receives it</strong>, with the rights of whoever started Claude
          Code. A machine shows it and asks before it is written. Scripts it names have to be there.
        </Note>
        <ExtraNote fields={props.fields} />
      </div>
    </>
  )
}
