import { type Health, PROTOCOL } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'

/** Whether the server can do its work, and how much it holds. */
export function checkHealth({ db, version, serverId }: Pick<Ctx, 'db' | 'version' | 'serverId'>): Health {
  const common = { version, protocol: PROTOCOL, serverId }
  if (!db.isUp()) return { status: 'down', ...common, database: 'down', counts: null }
  const counts = db.read.get<{ components: number; profiles: number; projects: number }>(
    `SELECT (SELECT count(*) FROM Component) AS components, (SELECT count(*) FROM Profile) AS profiles,
       (SELECT count(*) FROM Project) AS projects`,
  )
  return { status: 'ok', ...common, database: 'ok', counts: counts ?? null }
}
