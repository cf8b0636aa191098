import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, ErrorBoundary, on, type ParentProps, Suspense } from 'solid-js'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { onGoKeys } from './go-keys.ts'
import { navItems } from './nav-items.ts'
import { PageFailed } from './page-failed.tsx'
import { Sidebar } from './sidebar.tsx'

/** What stands around every page: the ways to the others, and the room for this one. */
export function Shell(props: ParentProps) {
  let main: HTMLElement | undefined
  const location = useLocation()
  const navigate = useNavigate()
  onGoKeys(navItems, navigate)

  // A new page takes the focus to its heading, so that a screen reader says where one is. The first one leaves it to the browser.
  createEffect(
    on(
      () => location.pathname,
      () => queueMicrotask(() => main?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })),
      { defer: true },
    ),
  )
  return (
    <div class="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] sm:grid-cols-[56px_minmax(0,1fr)] sm:grid-rows-[minmax(0,1fr)] lg:grid-cols-[232px_minmax(0,1fr)]">
      <a
        href="#main"
        class="sr-only rounded-sm bg-raised px-3 py-2 font-medium shadow-pop focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10"
        onClick={(event) => {
          event.preventDefault()
          main?.focus()
        }}
      >
        Skip to content
      </a>
      <Sidebar host={window.location.host} />
      <main ref={main} id="main" tabindex="-1" class="relative flex min-h-0 min-w-0 flex-col bg-surface focus:outline-none">
        <ErrorBoundary fallback={(error, reset) => <PageFailed error={error} path={location.pathname} onLeave={reset} />}>
          <Suspense fallback={<SkeletonRows />}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <BottomBar />
    </div>
  )
}
