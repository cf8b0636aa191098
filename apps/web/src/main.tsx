import { createLiveApi } from '@ccm/client'
import { Router } from '@solidjs/router'
import { QueryClientProvider } from '@tanstack/solid-query'
import type { ParentProps } from 'solid-js'
import { render } from 'solid-js/web'
import { ApiProvider } from './api.tsx'
import { preloadPages, Routes } from './app.tsx'
import './app.css'
import { ClockProvider } from './clock.tsx'
import { StorageProvider } from './edit/storage.tsx'
import { LiveProvider } from './live/live.tsx'
import { createQueryClient } from './query-client.ts'
import { Shell } from './shell/shell.tsx'
import { ConfirmProvider } from './ui/confirm.tsx'
import { ToastsProvider } from './ui/toasts.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element with the id "root".')

const api = createLiveApi({ url: window.location.origin, fetch: (url, init) => fetch(url, init) })
const queries = createQueryClient()

const Frame = (props: ParentProps) => (
  <QueryClientProvider client={queries}>
    <ApiProvider api={api}>
      <ClockProvider now={() => Date.now()}>
        <LiveProvider>
          <StorageProvider open={() => window.localStorage}>
            <ToastsProvider>
              <ConfirmProvider>
                <Shell>{props.children}</Shell>
              </ConfirmProvider>
            </ToastsProvider>
          </StorageProvider>
        </LiveProvider>
      </ClockProvider>
    </ApiProvider>
  </QueryClientProvider>
)

render(
  () => (
    <Router root={Frame}>
      <Routes />
    </Router>
  ),
  root,
)

const nothingElse = () =>
  new Promise((done) => ('requestIdleCallback' in window ? window.requestIdleCallback(done) : setTimeout(done, 200)))

// A page that could not be fetched ahead is fetched when it is opened, and says so there when it cannot be.
setTimeout(
  () =>
    void preloadPages(nothingElse).then(
      () => performance.mark('pages are here'),
      (error: unknown) => console.warn('Some pages could not be fetched ahead.', error),
    ),
  1000,
)
