import type { Json } from '@ccm/contract'
import { Show } from 'solid-js'

/** Longer JSON takes several lines. */
const oneLine = 60

/** How a value reads: texts as they are, anything else as JSON. */
export function sayValue(value: Json): string {
  if (typeof value === 'string') return value
  const line = JSON.stringify(value)
  return line.length <= oneLine ? line : JSON.stringify(value, null, 2)
}

/** A value of one side; more than some lines of it scroll. */
export function MergeValue(props: { value: Json | undefined; lines?: number }) {
  const lines = () => props.lines ?? 8
  return (
    <Show when={says(props.value)} fallback={<span class="text-faint">{props.value === '' ? 'empty' : 'not set'}</span>}>
      {(text) => (
        <pre
          class="mono min-w-0 overflow-y-auto break-words whitespace-pre-wrap"
          style={{ 'max-height': `${lines() * 20}px` }}
          tabindex={isLonger(text(), lines()) ? 0 : undefined}
        >
          {text()}
        </pre>
      )}
    </Show>
  )
}

const says = (value: Json | undefined) => (value === undefined ? '' : sayValue(value))

/** It may scroll then, and has to be reached by keyboard. */
const isLonger = (text: string, lines: number) => text.split('\n').length > lines || text.length > lines * 30
