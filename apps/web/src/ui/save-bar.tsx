import { type JSX, onCleanup, onMount, type ParentProps } from 'solid-js'
import { Button } from './button.tsx'
import { modHeld } from './platform.ts'

interface SaveBarProps {
  /** What a save does: "Save rev 8". */
  label: string
  onSave: () => void
  onDiscard?: () => void
  busy?: boolean
  /** What stands on the button while it saves. */
  busyLabel?: string
  /** Why nothing can be saved now. */
  reason?: string
  /** More buttons, left of Discard. */
  actions?: JSX.Element
}

/** The bar at an editor's bottom. Its children say what a save touches; Ctrl or ⌘ S saves. */
export function SaveBar(props: ParentProps<SaveBarProps>) {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !modHeld(event) || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (!props.busy && !props.reason && !event.repeat) props.onSave()
  }
  onMount(() => document.addEventListener('keydown', listen))
  onCleanup(() => document.removeEventListener('keydown', listen))
  return (
    <div
      class="flex min-h-14 shrink-0 flex-wrap items-center justify-end gap-x-3 gap-y-2 border-t border-line bg-canvas px-4 py-2.5 sm:px-5"
      role="group"
      aria-label="Save"
      data-save-bar
    >
      <div class="min-w-0 grow empty:hidden max-sm:basis-40">{props.children}</div>
      <div class="flex shrink-0 flex-wrap items-center justify-end gap-x-3 gap-y-2">
        {props.actions}
        {props.onDiscard && (
          <Button kind="ghost" onClick={() => props.onDiscard?.()}>
            Discard
          </Button>
        )}
        <Button
          kind="primary"
          keys={['Mod', 'S']}
          aria-keyshortcuts="Control+S Meta+S"
          busy={props.busy}
          reason={props.reason}
          onClick={() => props.onSave()}
        >
          {props.busy ? (props.busyLabel ?? 'Saving') : props.label}
        </Button>
      </div>
    </div>
  )
}
