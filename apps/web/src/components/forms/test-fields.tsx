import { createApi } from '@ccm/client'
import type { ComponentType, Json } from '@ccm/contract'
import { MemoryRouter, Route } from '@solidjs/router'
import { render } from '@solidjs/testing-library'
import { QueryClientProvider } from '@tanstack/solid-query'
import { type Component, Suspense } from 'solid-js'
import { createStore } from 'solid-js/store'
import { ApiProvider } from '../../api.tsx'
import { StorageProvider } from '../../edit/storage.tsx'
import { createQueryClient } from '../../query-client.ts'
import { type Answers, answering } from '../../test/answers.ts'
import { emptyServer } from '../../test/server.ts'
import { ConfirmProvider } from '../../ui/confirm.tsx'
import { ToastsProvider } from '../../ui/toasts.tsx'
import { createFields, inDraft } from './create-fields.ts'
import type { FormProps } from './fields.ts'

type Config = { [name: string]: Json }

interface FormStage {
  type: ComponentType
  config?: Config
  /** What is wrong, by dotted path: `config.command`. */
  errors?: Record<string, string>
  /** What the server says beside being empty. */
  answers?: Answers
}

/** Puts one form on the page over a config of its own. `config` tells what it has become, and `put` changes it from outside. */
export function showForm(Form: Component<FormProps>, { type, config = {}, errors = {}, answers = {} }: FormStage) {
  const [draft, set] = createStore<{ config: Config }>({ config: structuredClone(config) })
  const fields = createFields({
    config: () => draft.config,
    change: (change) => set(inDraft(change)),
    errorAt: (path) => errors[path],
    countBelow: (path) => Object.keys(errors).filter((at) => at === path || at.startsWith(`${path}.`)).length,
  })
  const api = createApi({ url: 'http://ccm.test', fetch: answering({ ...emptyServer, ...answers }) })
  const queries = createQueryClient()
  const Page = () => (
    <QueryClientProvider client={queries}>
      <ApiProvider api={api}>
        <StorageProvider open={() => localStorage}>
          <ToastsProvider>
            <ConfirmProvider>
              <Suspense>
                <Form fields={fields} type={type} id={undefined} name="the-component" />
              </Suspense>
            </ConfirmProvider>
          </ToastsProvider>
        </StorageProvider>
      </ApiProvider>
    </QueryClientProvider>
  )
  render(() => (
    <MemoryRouter>
      <Route path="*" component={Page} />
    </MemoryRouter>
  ))
  return { config: (): Config => structuredClone(JSON.parse(JSON.stringify(draft.config))), put: fields.set, fields }
}
