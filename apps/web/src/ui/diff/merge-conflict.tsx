import type { Json } from '@ccm/contract'
import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import { Button } from '../button.tsx'
import { MergeText } from './merge-text.tsx'
import { MergeValue, sayValue } from './merge-value.tsx'
import { type Choice, chosenValue, type FieldMerge, isLong, isSame, textsOf } from './merge-values.ts'

export interface MergeConflictProps {
  field: FieldMerge
  choice: Choice | undefined
  onChoose: (choice: Choice | undefined) => void
  theirsLabel: string
  mineLabel: string
}

/** A field that both sides changed: either side as it is, or what one makes of both. Longer texts are decided place by place. */
export function MergeConflict(props: MergeConflictProps) {
  const longTexts = () => {
    const texts = textsOf(props.field)
    return texts && isLong(texts) ? texts : undefined
  }
  return (
    <fieldset class="min-w-0 rounded-sm border border-line-strong">
      <legend class="mono mx-2 px-1.5 font-medium">{props.field.label}</legend>
      <Show when={longTexts()} fallback={<Sides {...props} />}>
        {(texts) => (
          <MergeText
            label={props.field.label}
            texts={texts()}
            theirsLabel={props.theirsLabel}
            mineLabel={props.mineLabel}
            onResult={(value) => props.onChoose(value === undefined ? undefined : { value })}
          />
        )}
      </Show>
      <Result {...props} />
    </fieldset>
  )
}

const Sides = (props: MergeConflictProps) => {
  const name = createUniqueId()
  return (
    <div class="grid gap-px bg-line sm:grid-cols-2">
      <Side name={name} label={props.theirsLabel} chosen={props.choice === 'theirs'} onChoose={() => props.onChoose('theirs')}>
        <MergeValue value={props.field.theirs} />
      </Side>
      <Side name={name} label={props.mineLabel} chosen={props.choice === 'mine'} onChoose={() => props.onChoose('mine')}>
        <MergeValue value={props.field.mine} />
      </Side>
      <div class="bg-surface px-3 py-1.5 text-small text-muted sm:col-span-2">
        Before both: <MergeValue value={props.field.base} lines={3} />
      </div>
    </div>
  )
}

const Side = (props: { name: string; label: string; chosen: boolean; onChoose: () => void; children: JSX.Element }) => (
  <div class={`min-w-0 px-3 py-2 ${props.chosen ? 'bg-accent-tint' : 'bg-surface'}`}>
    <label class="flex min-h-6 items-center gap-2 pb-1 text-small font-medium max-sm:min-h-11">
      <input type="radio" class="size-4 accent-accent" name={props.name} checked={props.chosen} onChange={() => props.onChoose()} />
      {props.label}
    </label>
    {props.children}
  </div>
)

/** What it comes to, and a place to write something else. */
function Result(props: MergeConflictProps) {
  const [editing, setEditing] = createSignal(false)
  const value = () => (props.choice === undefined ? props.field.result : chosenValue(props.field, props.choice))
  return (
    <div class="flex flex-col gap-1.5 border-t border-line px-3 py-2">
      <Show
        when={editing()}
        fallback={
          <Button size="small" kind="ghost" class="self-start" onClick={() => setEditing(true)}>
            Edit result
          </Button>
        }
      >
        <ResultField field={props.field} value={value()} onInput={(value) => props.onChoose({ value })} />
      </Show>
    </div>
  )
}

/** Texts are written as they are, anything else as JSON. What is typed stands until something else is chosen. */
function ResultField(props: { field: FieldMerge; value: Json | undefined; onInput: (value: Json) => void }) {
  const id = createUniqueId()
  const [typed, setTyped] = createSignal<{ text: string; value: Json | undefined; refused: boolean }>()
  const current = () => {
    const now = typed()
    return now && isSame(now.value, props.value) ? now : { text: props.value === undefined ? '' : sayValue(props.value), refused: false }
  }
  const isText = () => typeof (props.field.mine ?? props.field.theirs) === 'string'
  const take = (text: string) => {
    const value = isText() ? text : readJson(text)
    setTyped({ text, value: value ?? props.value, refused: value === undefined })
    if (value !== undefined) props.onInput(value)
  }
  return (
    <>
      <label for={id} class="text-small text-muted">
        Result{isText() ? '' : ', as JSON'}
      </label>
      <textarea
        id={id}
        ref={(element) => queueMicrotask(() => element.focus())}
        class="mono w-full rounded-sm border border-field bg-surface px-2.5 py-1.5 leading-5 max-sm:text-[16px]"
        classList={{ 'border-danger!': current().refused }}
        rows={Math.min(12, current().text.split('\n').length + 1)}
        aria-label={`Result of ${props.field.label}`}
        aria-invalid={current().refused ? 'true' : undefined}
        aria-describedby={current().refused ? `${id}-error` : undefined}
        value={current().text}
        onInput={(event) => take(event.currentTarget.value)}
      />
      <Show when={current().refused}>
        <p id={`${id}-error`} class="text-small text-danger">
          This is not JSON, so the result is as it was before. A list looks like ["a", "b"].
        </p>
      </Show>
    </>
  )
}

function readJson(text: string): Json | undefined {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
