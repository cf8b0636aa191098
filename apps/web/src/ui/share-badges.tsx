import type { Artifact } from '@ccm/contract'
import { Show } from 'solid-js'
import { sayShare } from './artifact-id.ts'
import { Badge } from './badge.tsx'

/** What a person should know of a file before it is written: how much of it is ours, whether it runs code, whether it stays private. */
export function ShareBadges(props: { artifacts: Artifact[] }) {
  return (
    <Show when={props.artifacts.length > 0}>
      <span class="flex max-sm:hidden">
        <Badge>{sayShare(props.artifacts)}</Badge>
      </span>
      <Show
        when={props.artifacts.some(({ runs }) => runs)}
        fallback={
          <Show when={props.artifacts.some((artifact) => artifact.private)}>
            <Badge title="Only you can read it, and git does not track it">private</Badge>
          </Show>
        }
      >
        <Badge tone="warning" title="It runs code or widens what Claude may do, so ccm asks before it writes it">
          asks first
        </Badge>
      </Show>
    </Show>
  )
}
