import { type Api, createApi } from '@ccm/client'
import { test as base } from '@playwright/test'
import { type Computers, computersOf } from './computers.ts'
import { type Demo, makeDemo } from './demo.ts'
import { type OpenRoom, openRooms } from './rooms.ts'
import { type Server, startServer } from './server.ts'

interface OfATest {
  server: Server
  api: Api
  computers: Computers
  demo: Demo
  complaints: string[]
}
interface OfAWorker {
  /** The directory of a server that was started once and is stopped: migrated, with its key and its starter library. */
  started: string
  room: OpenRoom
}

/** A test with a server of its own, its API, and pages that open there; a page that logs an error fails. */
export const test = base.extend<OfATest, OfAWorker>({
  started: [
    // Playwright reads the names of the fixtures a function needs from this pattern; this one needs none.
    async ({}, use) => {
      const server = await startServer()
      await server.stop()
      await use(server.directory)
      await server.remove()
    },
    { scope: 'worker' },
  ],
  room: [
    async ({ started }, use) => {
      const rooms = openRooms(started)
      await use(rooms.open)
      await rooms.remove()
    },
    { scope: 'worker' },
  ],
  server: async ({ started }, use) => {
    const server = await startServer(started)
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
    page.on('dialog', (dialog) => {
      // A page with an edit asks before it is left for another address; only what asks by itself is wrong.
      if (dialog.type() === 'beforeunload') return void dialog.accept()
      complaints.push(`a dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    await use(complaints)
  },
})
export { expect } from '@playwright/test'
