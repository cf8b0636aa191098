import { A, useLocation } from '@solidjs/router'
import { createSignal, For, lazy, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import Menu from '~icons/lucide/menu'
import { barItems } from './nav-items.ts'

const MoreSheet = lazy(() => import('./more-sheet.tsx'))

const itemClass =
  'grid content-center justify-items-center gap-[3px] text-micro leading-[14px] font-medium text-muted focus-visible:-outline-offset-2'

/** Up to 640 px the pages are reached from here. */
export function BottomBar(props: { host: string }) {
  const location = useLocation()
  const [more, setMore] = createSignal<'never' | 'open' | 'closed'>('never')
  const isBehindMore = () => !barItems.some(({ href }) => (href === '/' ? location.pathname === '/' : location.pathname.startsWith(href)))
  return (
    <nav
      class="grid h-14 grid-cols-5 border-t border-line bg-canvas in-[:has([data-bulk-bar])]:invisible sm:hidden"
      aria-label="Main, small screens"
      data-bottom-bar
    >
      <For each={barItems}>
        {(item) => (
          <A href={item.href} end={item.href === '/'} class={itemClass} activeClass="text-accent!">
            <Dynamic component={item.icon} class="ic ic-20" />
            {item.short}
          </A>
        )}
      </For>
      <button
        type="button"
        class={itemClass}
        classList={{ 'text-accent!': isBehindMore() }}
        aria-haspopup="dialog"
        aria-expanded={more() === 'open'}
        onClick={() => setMore('open')}
      >
        <Menu class="ic ic-20" />
        More
      </button>
      <Suspense>
        <Show when={more() !== 'never'}>
          <MoreSheet open={more() === 'open'} host={props.host} onClose={() => setMore('closed')} />
        </Show>
      </Suspense>
    </nav>
  )
}
