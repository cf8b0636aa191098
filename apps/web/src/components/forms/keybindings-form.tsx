import { keybindingContexts } from '@ccm/contract'
import { Index, Show } from 'solid-js'
import Plus from '~icons/lucide/plus'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/field.tsx'
import type { FormProps } from './fields.ts'
import { BindingBlock } from './keybindings/binding-block.tsx'

/** Keys and what they do, by where they count. */
export default function KeybindingsForm(props: FormProps) {
  const blocks = () => props.fields.rows(['bindings'])
  /** The first context that has no keys yet, the usual ones first. */
  const unused = () => {
    const used = blocks().map((_, index) => props.fields.text(['bindings', index, 'context']))
    return ['Chat', ...keybindingContexts].find((name) => !used.includes(name)) ?? 'Chat'
  }
  const add = () => props.fields.set(['bindings', blocks().length], { context: unused(), bindings: {} })
  return (
    <>
      <Index each={blocks()}>
        {(_block, index) => (
          <BindingBlock
            fields={props.fields}
            index={index}
            total={blocks().length}
            onRemove={() => props.fields.set(['bindings', index], undefined)}
          />
        )}
      </Index>
      <div class="grid justify-items-start gap-2 px-4 py-4 sm:px-5">
        <Button size="small" icon={<Plus class="ic ic-14" />} data-path={props.fields.name(['bindings'])} onClick={add}>
          Add context
        </Button>
        <Show when={props.fields.error(['bindings'])}>{(error) => <FieldError>{error()}</FieldError>}</Show>
        <p class="text-small text-faint">
          Keys are typed as in the file, two strokes with a space between them (ctrl+k ctrl+s), or pressed with the button beside them. They
          are read from the home directory alone: a project has none of its own.
        </p>
      </div>
    </>
  )
}
