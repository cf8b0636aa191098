import type { Actor, ChangeEvent } from '@ccm/contract'
import { createSealer, newDataKey } from '@ccm/crypto'
import { recordingLog, testDatabase } from '@ccm/testing'
import { createCtx } from './ctx.ts'
import { appRouter } from './router.ts'
import { createCallerFactory } from './trpc.ts'

/** The whole product on a throwaway database, with a clock that moves a second at each look. */
export async function testServer() {
  const { db, file, remove } = testDatabase()
  const log = recordingLog()
  let seconds = 0
  const now = () => new Date(Date.UTC(2030, 0, 1, 0, 0, (seconds += 1)))
  const sealer = createSealer(newDataKey())
  const running = { database: file, key: 'file' as const, hostname: '127.0.0.1' }
  const ctx = await createCtx({ db, now, log, version: '1.2.3', sealer, running })
  const published: ChangeEvent[] = []
  const publish = ctx.events.publish
  ctx.events.publish = (event) => {
    published.push(event)
    publish(event)
  }
  const createCaller = createCallerFactory(appRouter)
  return { ctx, file, log, published, api: createCaller(ctx), apiAs: (actor: Actor) => createCaller(ctx.as(actor)), remove }
}

export type TestServer = Awaited<ReturnType<typeof testServer>>
