import { useLocation, useNavigate } from '@solidjs/router'
import { createEffect, createSignal, ErrorBoundary, lazy, on, type ParentProps, Show, Suspense } from 'solid-js'
import Keyboard from '~icons/lucide/keyboard'
import { usePreference } from '../edit/preferences.ts'
import { PaletteActionsProvider, usePaletteActions } from '../palette/actions.tsx'
import { PaletteProvider } from '../palette/palette.tsx'
import { onPlainKey } from '../ui/keys.ts'
import { createMedia, wide } from '../ui/media.ts'
import { SkeletonRows } from '../ui/skeleton.tsx'
import { BottomBar } from './bottom-bar.tsx'
import { onGoKeys } from './go-keys.ts'
import { KeyRegistryProvider } from './key-registry.tsx'
import { applyLook } from './look.ts'
import { allPages } from './nav-items.ts'
import { PageFailed } from './page-failed.tsx'
import { ScrollMemory } from './scroll-memory.tsx'
import { Sidebar } from './sidebar.tsx'

const KeysDialog = lazy(() => import('./keys-dialog.tsx'))

/** What stands around every page: the ways to the others, the keys and the palette, and the room for this one. */
export function Shell(props: ParentProps) {
  applyLook(document.documentElement)
  return (
    <KeyRegistryProvider>
      <PaletteActionsProvider>
        <PaletteProvider>
          <ScrollMemory>
            <Frame>{props.children}</Frame>
          </ScrollMemory>
        </PaletteProvider>
      </PaletteActionsProvider>
    </KeyRegistryProvider>
  )
}

function Frame(props: ParentProps) {
  let main: HTMLElement | undefined
  const location = useLocation()
  const { folded, fold } = createFolding()
  onGoKeys(allPages, useNavigate())

  // A new page takes the focus to its heading, so that a screen reader says where one is, or to the field that is to be filled in
  // first. The first page leaves it to the browser.
  const focusPage = () => {
    if (main?.querySelector('[data-autofocus]:focus')) return
    main?.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }
  createEffect(
    on(
      () => location.pathname,
      () => queueMicrotask(focusPage),
      { defer: true },
    ),
  )
  return (
    <div
      class="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)_auto] sm:grid-rows-[minmax(0,1fr)]"
      classList={{ 'sm:grid-cols-[56px_minmax(0,1fr)]': folded(), 'sm:grid-cols-[232px_minmax(0,1fr)]': !folded() }}
    >
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
      <Sidebar host={window.location.host} folded={folded()} onFold={fold} />
      <main ref={main} id="main" tabindex="-1" class="relative flex min-h-0 min-w-0 flex-col bg-surface focus:outline-none">
        <ErrorBoundary fallback={(error, reset) => <PageFailed error={error} path={location.pathname} onLeave={reset} />}>
          <Suspense fallback={<SkeletonRows />}>{props.children}</Suspense>
        </ErrorBoundary>
      </main>
      <BottomBar host={window.location.host} />
      <AllKeys onFold={fold} />
    </div>
  )
}

const readFolded = (kept: unknown) => (typeof kept === 'boolean' ? kept : undefined)

/** Whether the sidebar shows icons alone: remembered, and apart for narrow windows, where it does so until somebody says otherwise. */
function createFolding() {
  const isWide = createMedia(wide)
  const [foldedWide, foldWide] = usePreference('folded', readFolded, false)
  const [foldedNarrow, foldNarrow] = usePreference('folded-narrow', readFolded, true)
  const folded = () => (isWide() ? foldedWide() : foldedNarrow())
  return { folded, fold: () => (isWide() ? foldWide(!folded()) : foldNarrow(!folded())) }
}

/** `[` and `?`, and what the palette offers wherever one is. */
function AllKeys(props: { onFold: () => void }) {
  const [dialog, setDialog] = createSignal<'never' | 'open' | 'closed'>('never')
  onPlainKey((event) => {
    const act = { '[': () => props.onFold(), '?': () => void setDialog('open') }[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  usePaletteActions(() => [{ label: 'Show keys', icon: Keyboard, keys: ['?'], words: 'shortcuts help', run: () => setDialog('open') }])
  return (
    <Suspense>
      <Show when={dialog() !== 'never'}>
        <KeysDialog open={dialog() === 'open'} onClose={() => setDialog('closed')} />
      </Show>
    </Suspense>
  )
}
