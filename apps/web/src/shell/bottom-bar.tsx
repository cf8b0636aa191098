import { A } from '@solidjs/router'
import { For } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { navItems } from './nav-items.ts'

/** Up to 640 px the pages are reached from here. */
export function BottomBar() {
  return (
    <nav class="grid h-14 grid-cols-4 border-t border-line bg-canvas sm:hidden" aria-label="Main, small screens">
      <For each={navItems}>
        {(item) => (
          <A
            href={item.href}
            class="grid content-center justify-items-center gap-[3px] text-micro leading-[14px] font-medium text-muted focus-visible:-outline-offset-2"
            activeClass="text-accent!"
          >
            <Dynamic component={item.icon} class="ic ic-20" />
            {item.title}
          </A>
        )}
      </For>
    </nav>
  )
}
