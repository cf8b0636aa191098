import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import ChevronRight from '~icons/lucide/chevron-right'
import { Button } from '../../ui/button.tsx'
import type { LineageGroup } from '../lineage.ts'

/** The profiles a profile builds on, in the order they count, and itself. */
export function Chain(props: { groups: LineageGroup[]; name: string; onChange: () => void }) {
  const parents = () => props.groups.slice(0, -1)
  return (
    <div class="flex h-11 shrink-0 items-center gap-2 border-b border-line pr-2 pl-4">
      <span class="text-faint">Extends</span>
      <span class="no-scrollbar flex min-w-0 items-center gap-1 overflow-x-auto py-2 whitespace-nowrap">
        <Show when={parents().length > 0} fallback={<span class="text-muted">nothing</span>}>
          <For each={parents()}>
            {({ profile }) => (
              <>
                <A href={`/profiles/${profile.id}`} class="mono font-medium text-accent hover:underline focus-visible:-outline-offset-2">
                  {profile.name}
                </A>
                <ChevronRight class="ic ic-14 text-faint" />
              </>
            )}
          </For>
          <b class="mono font-semibold">{props.name}</b>
        </Show>
      </span>
      <Button kind="ghost" size="small" class="ml-auto" aria-label="Change what it extends" onClick={() => props.onChange()}>
        Change
      </Button>
    </div>
  )
}
