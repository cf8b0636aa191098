import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { hashToken } from '../machines/save.ts'
import { machineWithToken } from './machine-tokens.ts'

const WEB: Actor = { kind: 'web', id: null, name: null }
const SCRIPT: Actor = { kind: 'script', id: null, name: null }

/**
 * Who sends a request: the machine whose token it carries, a page of ours, or else a script. A token that is nobody's is no error here; what
 * needs a machine says so. The first use of a token is kept.
 */
export async function actorOf({ db, now, library }: Pick<Ctx, 'db' | 'now' | 'library'>, headers: IncomingHttpHeaders): Promise<Actor> {
  const token = bearer(headers.authorization)
  const machine = token === undefined ? undefined : machineWithToken(library.read, hashToken(token))
  if (!machine) return isOwnPage(headers) ? WEB : SCRIPT
  const { id, name, used } = machine
  if (!used) await db.prisma.machine.updateMany({ where: { id, tokenUsedAt: null }, data: { tokenUsedAt: now() } })
  return { kind: 'machine', id, name }
}

const bearer = (header: string | undefined): string | undefined => /^Bearer +([A-Za-z0-9._~+/=-]{1,256}) *$/i.exec(header ?? '')?.[1]

/** Browsers say where a request comes from, and pages cannot change what they say. Requests of other sites never get this far. */
function isOwnPage({ 'sec-fetch-site': site, origin, host }: IncomingHttpHeaders): boolean {
  if (site !== undefined) return site === 'same-origin'
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()
}
