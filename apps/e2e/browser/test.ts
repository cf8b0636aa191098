import { type Api, createApi } from '@ccm/client'
import { test as base } from '@playwright/test'
import { type Computers, computersOf } from './computers.ts'
import { type Demo, makeDemo } from './demo.ts'
import { type Server, startServer } from './server.ts'

/** A test with a server of its own, its API, and pages that open there; a page that logs an error fails. */
export const test = base.extend<{ server: Server; api: Api; computers: Computers; demo: Demo; complaints: string[] }>({
  // Playwright reads the names of the fixtures a function needs from this pattern; this one needs none.
  server: async ({}, use) => {
    const server = await startServer()
    await use(server)
    await server.remove()
  },
  api: async ({ server }, use) => use(createApi({ url: server.url })),
  computers: async ({ server }, use) => {
    const computers = computersOf(server.url)
    await use(computers)
    computers.remove()
  },
  demo: async ({ api, computers }, use) => use(await makeDemo(api, computers)),
  baseURL: async ({ server }, use) => use(server.url),
  complaints: async ({ page }, use) => {
    const complaints: string[] = []
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('dialog', (dialog) => complaints.push(`a dialog: ${dialog.message()}`))
    await use(complaints)
  },
})
export { expect } from '@playwright/test'
