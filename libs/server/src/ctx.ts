import { randomUUID } from 'node:crypto'
import type { Database, Log } from '@ccm/db'
import { createEvents, type Events } from './events.ts'
import { createLibrary, type Library } from './library/library.ts'
import type { RequestContext } from './request-context.ts'

/** Everything the services work with. A service takes the parts it needs. */
export class Ctx implements RequestContext {
  readonly db: Database
  readonly now: () => Date
  readonly log: Log
  readonly version: string
  readonly serverId: string
  readonly events: Events
  readonly library: Library

  constructor(parts: Omit<Ctx, 'constructor'>) {
    this.db = parts.db
    this.now = parts.now
    this.log = parts.log
    this.version = parts.version
    this.serverId = parts.serverId
    this.events = parts.events
    this.library = parts.library
  }
}

export interface CtxOptions {
  db: Database
  now: () => Date
  log: Log
  /** The server's own version. */
  version: string
}

/** Opens the product on a migrated database. The first time, the database gets its `serverId`. */
export async function createCtx({ db, now, log, version }: CtxOptions): Promise<Ctx> {
  const serverId = await readServerId(db)
  return new Ctx({ db, now, log, version, serverId, events: createEvents(now().getTime()), library: createLibrary(db.read) })
}

async function readServerId({ read, prisma }: Database): Promise<string> {
  const known = read.get<{ value: string }>("SELECT value FROM Setting WHERE key = 'serverId'")
  if (known) return known.value
  const { value } = await prisma.setting.create({ data: { key: 'serverId', value: randomUUID() } })
  return value
}
