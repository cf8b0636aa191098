import { For } from 'solid-js'
import { isApple } from './platform.ts'

/** How keys with a name of their own are written on macOS. `Mod` is ⌘ there and Ctrl elsewhere. */
const apple: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧', Enter: '↵' }
const elsewhere: Record<string, string> = { Mod: 'Ctrl' }

/** One box per key; hidden where there is no keyboard to press, save in the list of all keys. */
export function KeyHint(props: { keys: string[]; always?: boolean }) {
  const names = () => (isApple() ? apple : elsewhere)
  return (
    <span class={`inline-flex gap-1 ${props.always ? '' : 'max-sm:hidden pointer-coarse:hidden'}`} aria-hidden="true">
      <For each={props.keys}>
        {(key) => (
          <kbd class="inline-grid h-[18px] min-w-[18px] place-items-center rounded-xs border border-line-strong bg-surface px-1 font-sans text-micro font-medium text-muted in-data-solid:border-current/45 in-data-solid:bg-transparent in-data-solid:text-inherit">
            {names()[key] ?? key}
          </kbd>
        )}
      </For>
    </span>
  )
}
