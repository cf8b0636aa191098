import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { createSignal, type JSX, Show, untrack } from 'solid-js'
import Ellipsis from '~icons/lucide/ellipsis'
import { createActAfterClose, type MenuItem, MenuItems } from './menu-items.tsx'
import { aboveDialogs, pop } from './pop.ts'
import { Tooltip } from './tooltip.tsx'

interface MenuProps {
  /** Names the opener when it is an icon: "More actions for postgres-ro". */
  label: string
  /** The opener's content; three dots without one. */
  trigger?: JSX.Element
  triggerClass?: string
  /** As they are when it opens: what one is about to choose does not change under the pointer. */
  items: MenuItem[]
}

const iconLook = 'inline-grid size-10 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-text sm:size-7'

/** A button and the acts behind it. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = createSignal(false)
  const { keep, onCloseAutoFocus } = createActAfterClose()
  return (
    <DropdownMenu open={open()} onOpenChange={setOpen} gutter={4} placement="bottom-end" modal={false}>
      <Tooltip text={props.trigger ? undefined : props.label} off={open()}>
        <DropdownMenu.Trigger
          type="button"
          class={props.triggerClass ?? iconLook}
          aria-label={props.trigger ? undefined : props.label}
          title={undefined}
        >
          <Show when={props.trigger} fallback={<Ellipsis class="ic" />}>
            {props.trigger}
          </Show>
        </DropdownMenu.Trigger>
      </Tooltip>
      <DropdownMenu.Portal>
        <DropdownMenu.Content {...aboveDialogs} class={`max-w-80 min-w-54 p-1 ${pop}`} onCloseAutoFocus={onCloseAutoFocus}>
          <MenuItems items={untrack(() => props.items)} onChoose={keep} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu>
  )
}
