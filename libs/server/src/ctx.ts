import { randomUUID } from 'node:crypto'
import type { Actor } from '@ccm/contract'
import type { Sealer } from '@ccm/crypto'
import type { Database, Log } from '@ccm/db'
import { createEvents, type Events } from './events.ts'
import { createLibrary, type Library } from './library/library.ts'
import type { RequestContext } from './request-context.ts'
import type { Running } from './running.ts'

/** Everything the services work with. A service takes the parts it needs. */
export class Ctx implements RequestContext {
  readonly db: Database
  readonly now: () => Date
  readonly log: Log
  readonly version: string
  readonly serverId: string
  readonly events: Events
  readonly library: Library
  readonly sealer: Sealer
  readonly running: Running
  /** Who asks. */
  readonly actor: Actor

  constructor(parts: Omit<Ctx, 'constructor' | 'as'>) {
    this.db = parts.db
    this.now = parts.now
    this.log = parts.log
    this.version = parts.version
    this.serverId = parts.serverId
    this.events = parts.events
    this.library = parts.library
    this.sealer = parts.sealer
    this.running = parts.running
    this.actor = parts.actor
  }

  /** The same for another caller. */
  as(actor: Actor): Ctx {
    return new Ctx({ ...this, actor })
  }
}

const SERVER: Actor = { kind: 'server', id: null, name: null }

export interface CtxOptions {
  db: Database
  now: () => Date
  log: Log
  /** The server's own version. */
  version: string
  /** Seals the values of env vars. */
  sealer: Sealer
  /** How the server runs, to be told when asked. */
  running: Running
}

/** Opens the product on a migrated database. The first time, the database gets its `serverId`. */
export async function createCtx({ db, now, ...options }: CtxOptions): Promise<Ctx> {
  const serverId = await readServerId(db)
  return new Ctx({ ...options, db, now, serverId, events: createEvents(now().getTime()), library: createLibrary(db.read), actor: SERVER })
}

async function readServerId({ read, prisma }: Database): Promise<string> {
  const known = read.get<{ value: string }>("SELECT value FROM Setting WHERE key = 'serverId'")
  if (known) return known.value
  const { value } = await prisma.setting.create({ data: { key: 'serverId', value: randomUUID() } })
  return value
}
