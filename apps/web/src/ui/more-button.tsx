import type { JSX } from 'solid-js'
import { Show } from 'solid-js'
import { Button } from './button.tsx'

/** Under a list that has not come to its end. */
export function MoreButton(props: { more: boolean; onMore: () => void; children: JSX.Element }) {
  return (
    <Show when={props.more}>
      <div class="p-4">
        <Button size="small" onClick={() => props.onMore()}>
          {props.children}
        </Button>
      </div>
    </Show>
  )
}
