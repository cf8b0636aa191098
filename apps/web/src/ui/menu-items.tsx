import { DropdownMenu } from '@kobalte/core/dropdown-menu'
import { type Component, For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { KeyHint } from './key-hint.tsx'
import { popRow } from './pop.ts'

export interface MenuItem {
  label: string
  icon?: Component<{ class?: string }>
  /** The keys that do the same elsewhere. */
  keys?: string[]
  /** Destroys something: such items stand last, after a line. */
  danger?: boolean
  /** Cannot be chosen now; a text says why. */
  disabled?: boolean | string
  onSelect?: () => void
  /** Goes there instead. */
  href?: string
}

/**
 * The rows of a menu. An act starts once the menu is gone and the focus is back at its opener, so that a dialog it opens
 * gives the focus back to something that is still there: `onChoose` keeps it until then.
 */
export function MenuItems(props: { items: MenuItem[]; onChoose: (act: () => void) => void }) {
  const harmless = () => props.items.filter((item) => !item.danger)
  const dangerous = () => props.items.filter((item) => item.danger)
  const Row = (row: { item: MenuItem }) => (
    <DropdownMenu.Item
      disabled={Boolean(row.item.disabled)}
      textValue={row.item.label}
      onSelect={() => props.onChoose(() => act(row.item))}
      class={`${popRow} data-disabled:text-faint data-highlighted:bg-hover ${row.item.danger ? 'text-danger' : ''}`}
    >
      <Show when={row.item.icon}>{(icon) => <Dynamic component={icon()} class={`ic ${row.item.danger ? '' : 'text-muted'}`} />}</Show>
      <span class="min-w-0 grow">
        <span class="block truncate">{row.item.label}</span>
        <Show when={typeof row.item.disabled === 'string'}>
          <span class="block text-small text-faint">{row.item.disabled}</span>
        </Show>
      </span>
      <Show when={row.item.keys}>{(keys) => <KeyHint keys={keys()} />}</Show>
    </DropdownMenu.Item>
  )
  return (
    <>
      <For each={harmless()}>{(item) => <Row item={item} />}</For>
      <Show when={harmless().length > 0 && dangerous().length > 0}>
        <DropdownMenu.Separator class="-mx-1 my-1 border-t border-line" />
      </Show>
      <For each={dangerous()}>{(item) => <Row item={item} />}</For>
    </>
  )
}

function act(item: MenuItem): void {
  item.onSelect?.()
  if (item.href !== undefined) follow(item.href)
}

/** Presses a link, which the router takes when it leads to a page of ours. Others open in a tab of their own. */
function follow(href: string): void {
  const link = document.createElement('a')
  link.href = href
  if (link.origin !== location.origin) Object.assign(link, { target: '_blank', rel: 'noopener noreferrer' })
  document.body.append(link)
  link.click()
  link.remove()
}

/** Keeps the chosen act until the menu has closed and given the focus back. */
export function createActAfterClose() {
  let act: (() => void) | undefined
  return {
    keep: (chosen: () => void) => {
      act = chosen
    },
    onCloseAutoFocus: () => {
      if (act) queueMicrotask(act)
      act = undefined
    },
  }
}
