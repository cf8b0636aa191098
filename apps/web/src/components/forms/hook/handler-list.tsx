import { Index, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import { Button } from '../../../ui/button.tsx'
import { FieldError } from '../../../ui/field.tsx'
import type { Fields } from '../fields.ts'
import { HandlerGroup } from './handler-group.tsx'

/** What a hook does, one handler after the other. */
export function HandlerList(props: { fields: Fields }) {
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
      <div class="grid justify-items-start gap-1 px-4 pt-4 sm:px-5">
        <Button size="small" icon={<Plus class="ic ic-14" />} data-path={props.fields.name(['hooks'])} onClick={add}>
          Add handler
        </Button>
        <Show when={props.fields.error(['hooks'])}>{(error) => <FieldError>{error()}</FieldError>}</Show>
        <p class="text-small text-faint">All handlers run side by side.</p>
      </div>
    </>
  )
}
