import { createApi } from '@ccm/client'
import { createMemoryHistory, MemoryRouter } from '@solidjs/router'
import { render } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import type { ParentProps } from 'solid-js'
import { ApiProvider } from '../api.tsx'
import { Routes } from '../app.tsx'
import { ClockProvider } from '../clock.tsx'
import { StorageProvider } from '../edit/storage.tsx'
import { createQueryClient } from '../query-client.ts'
import { Shell } from '../shell/shell.tsx'
import { ConfirmProvider } from '../ui/confirm.tsx'
import { ToastsProvider } from '../ui/toasts.tsx'
import { type Answers, answering } from './answers.ts'
import { emptyServer } from './server.ts'

/** Sunday 22 November 2026, 14:00 UTC. */
export const now = Date.UTC(2026, 10, 22, 14)

/** Opens the app at an address, in front of an empty server with these answers of its own. */
export function open(address: string, answers: Answers = {}) {
  const history = createMemoryHistory()
  history.set({ value: address })
  const queries = createQueryClient()
  const api = createApi({ url: 'http://ccm.test', fetch: answering({ ...emptyServer, ...answers }) })
  const Frame = (props: ParentProps) => (
    <QueryClientProvider client={queries}>
      <ApiProvider api={api}>
        <ClockProvider now={() => now}>
          <StorageProvider open={() => localStorage}>
            <ToastsProvider>
              <ConfirmProvider>
                <Shell>{props.children}</Shell>
              </ConfirmProvider>
            </ToastsProvider>
          </StorageProvider>
        </ClockProvider>
      </ApiProvider>
    </QueryClientProvider>
  )
  render(() => (
    <MemoryRouter history={history} root={Frame}>
      <Routes />
    </MemoryRouter>
  ))
  return { history, queries }
}
