import { createSignal, lazy, Show, Suspense } from 'solid-js'
import type { MenuItem } from './menu-items.tsx'
import type { OpenRowMenu } from './row-menu.tsx'

const RowMenu = lazy(() => import('./row-menu.tsx'))

interface LateMenuOptions {
  label: string
  /** Asked when it opens. */
  items: () => MenuItem[]
}

/** A menu of a button on a page that is shown first: its code is fetched when it first opens. `view` stands beside the button. */
export function createLateMenu(options: LateMenuOptions) {
  const [menu, setMenu] = createSignal<OpenRowMenu>()
  return {
    isOpen: () => menu() !== undefined,
    openAt: (opener: HTMLElement) => setMenu({ label: options.label, items: options.items(), at: opener.getBoundingClientRect(), opener }),
    view: () => (
      <Suspense>
        <Show when={menu()} keyed>
          {(opened) => <RowMenu menu={opened} onClose={() => setMenu((now) => (now === opened ? undefined : now))} />}
        </Show>
      </Suspense>
    ),
  }
}
