import { createSignal, Show } from 'solid-js'
import { Button } from '../button.tsx'
import { AnnotatedCode } from '../code/annotated-code.tsx'
import { sayCounts } from './say-counts.ts'
import type { Counts } from './text-diff.ts'
import type { DiffViewProps } from './diff-view-props.ts'

/** Two texts that differ too much to show how: how much, and each of them by itself. */
export function CollapsedDiff(props: DiffViewProps & Counts) {
  const [side, setSide] = createSignal<'before' | 'after'>()
  const label = (which: 'before' | 'after') => (which === 'before' ? props.beforeLabel : props.afterLabel)
  const toggle = (which: 'before' | 'after') => setSide((now) => (now === which ? undefined : which))
  return (
    <div class="flex min-h-0 grow flex-col">
      <div class="flex flex-wrap items-center gap-2 px-4 py-3">
        <p class="mr-auto">
          <b class="font-[550]">{sayCounts(props)}.</b> <span class="text-muted">That is too much to show line by line.</span>
        </p>
        <Show when={props.before !== undefined}>
          <Button size="small" aria-pressed={side() === 'before'} onClick={() => toggle('before')}>
            {side() === 'before' ? 'Hide' : 'Show'} {props.beforeLabel}
          </Button>
        </Show>
        <Show when={props.after !== undefined}>
          <Button size="small" aria-pressed={side() === 'after'} onClick={() => toggle('after')}>
            {side() === 'after' ? 'Hide' : 'Show'} {props.afterLabel}
          </Button>
        </Show>
      </div>
      <Show when={side()} keyed>
        {(which) => <AnnotatedCode label={`${props.label}, ${label(which)}`} text={props[which] ?? ''} language={props.language} />}
      </Show>
    </div>
  )
}
