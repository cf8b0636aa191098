import { ContextMenu as Kobalte } from '@kobalte/core/context-menu'
import type { ParentProps } from 'solid-js'
import { createActAfterClose, type MenuItem, MenuItems } from './menu-items.tsx'
import { aboveDialogs, pop } from './pop.ts'

/** The acts of what it wraps, at a right click, a long press, or the menu key. */
export function ContextMenu(props: ParentProps<{ items: MenuItem[]; class?: string }>) {
  const { keep, onCloseAutoFocus } = createActAfterClose()
  return (
    <Kobalte modal={false}>
      <Kobalte.Trigger class={props.class}>{props.children}</Kobalte.Trigger>
      <Kobalte.Portal>
        <Kobalte.Content {...aboveDialogs} class={`max-w-80 min-w-54 p-1 ${pop}`} onCloseAutoFocus={onCloseAutoFocus}>
          <MenuItems items={props.items} onChoose={keep} />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  )
}
