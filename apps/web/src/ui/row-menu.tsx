import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { createSignal } from 'solid-js'
import type { Place } from './grid-row.tsx'
import { createActAfterClose, type MenuItem, MenuItems } from './menu-items.tsx'
import { pop } from './pop.ts'

/** A menu to open for a row: whose, what is in it, and the place it opens at. */
export interface OpenRowMenu {
  label: string
  items: MenuItem[]
  at: Place
  /** Gets the focus when the menu is gone. */
  opener: HTMLElement
}

/** The acts of one row. There is one menu for a whole grid, so that ten thousand rows cost no more than one. */
export default function RowMenu(props: { menu: OpenRowMenu; onClose: () => void }) {
  const [open, setOpen] = createSignal(true)
  const { keep, onCloseAutoFocus } = createActAfterClose()
  return (
    <DropdownMenu open={open()} onOpenChange={setOpen} gutter={4} placement="bottom-end" modal={false} getAnchorRect={() => props.menu.at}>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          class={`max-w-80 min-w-54 p-1 ${pop}`}
          aria-label={props.menu.label}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (props.menu.opener.isConnected) props.menu.opener.focus({ preventScroll: true })
            onCloseAutoFocus()
            queueMicrotask(() => props.onClose())
          }}
        >
          <MenuItems items={props.menu.items} onChoose={keep} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
