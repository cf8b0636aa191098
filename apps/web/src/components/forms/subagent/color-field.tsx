import { createUniqueId, For } from 'solid-js'
import Check from '~icons/lucide/check'
import { Field } from '../../../ui/field.tsx'
import type { Fields } from '../fields.ts'

/** The colours of the client, which are those of a terminal. */
const colors = {
  red: '#dc2626',
  orange: '#ea580c',
  yellow: '#ca8a04',
  green: '#16a34a',
  cyan: '#0891b2',
  blue: '#2563eb',
  purple: '#9333ea',
  pink: '#db2777',
}

/** The colour a subagent is shown in. Chosen again, it is none. */
export function ColorField(props: { fields: Fields }) {
  const group = createUniqueId()
  const chosen = () => props.fields.text(['color'])
  return (
    <Field
      label="Colour"
      help={chosen() === '' ? 'Claude Code picks one.' : undefined}
      error={props.fields.error(['color'])}
      path={props.fields.name(['color'])}
      group
    >
      {(control, labelId) => (
        <div class="flex flex-wrap gap-1 pt-0.5" role="radiogroup" aria-labelledby={labelId} aria-describedby={control['aria-describedby']}>
          <Swatch
            group={group}
            name=""
            hue={undefined}
            isChosen={chosen() === ''}
            onChoose={() => props.fields.set(['color'], undefined)}
          />
          <For each={Object.entries(colors)}>
            {([name, hue]) => (
              <Swatch
                group={group}
                name={name}
                hue={hue}
                path={chosen() === name ? control['data-path'] : undefined}
                isChosen={chosen() === name}
                onChoose={() => props.fields.set(['color'], name)}
              />
            )}
          </For>
        </div>
      )}
    </Field>
  )
}

interface SwatchProps {
  group: string
  name: string
  hue: string | undefined
  path?: string
  isChosen: boolean
  onChoose: () => void
}

const Swatch = (props: SwatchProps) => (
  <label
    class="inline-flex h-10 cursor-pointer items-center gap-1.5 rounded-sm border border-transparent px-2 text-small text-muted hover:bg-hover has-checked:border-line-strong has-checked:bg-sunken has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent sm:h-7"
    data-swatch={props.name}
  >
    <input
      type="radio"
      class="sr-only"
      name={props.group}
      value={props.name}
      data-path={props.path}
      checked={props.isChosen}
      onChange={() => props.onChoose()}
    />
    <span
      class="grid size-3.5 place-items-center rounded-full border border-field text-[#fff]"
      style={{ background: props.hue, 'border-color': props.hue }}
    >
      {props.isChosen && props.hue && <Check class="ic size-2.5! [&_*]:stroke-3" />}
    </span>
    {props.name || 'none'}
  </label>
)
