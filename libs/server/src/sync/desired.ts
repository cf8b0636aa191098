import type { DesiredAnswer, DesiredInput, Facts } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import type { Ctx } from '../ctx.ts'
import { findTarget, type Target } from '../targets/find.ts'
import { withFacts } from '../targets/subject.ts'
import { wantedOf, wantedRevision } from '../targets/wanted.ts'
import { checkProtocol } from './protocol.ts'
import { standingPutBacks } from './put-backs.ts'
import { serve } from './serve.ts'

type Ask = Pick<Ctx, 'db' | 'now' | 'library' | 'serverId' | 'version' | 'events'>

/**
 * What a target should be, or that it still is what the caller has. The second is answered from memory for as long as
 * the library's version stays.
 *
 * @throws AppError `not-found`, `unresolvable`, or `bad-request` for another protocol
 */
export async function desired(ctx: Ask, { targetId, have, facts }: DesiredInput): Promise<DesiredAnswer> {
  const { library, serverId } = ctx
  checkProtocol(facts, ctx.version)
  const target = findTarget(library.read, targetId)
  const subject = withFacts(target.subject, facts)
  await noteAsked(ctx, target, facts)
  const libraryVersion = library.version()
  const putBack = standingPutBacks(library.read, targetId)
  if (have !== undefined && wantedRevision(library, subject) === have) {
    return { unchanged: true, serverId, libraryVersion, revision: have, ...putBack }
  }
  const wanted = wantedOf(library, subject)
  const { revision, artifacts, warnings } = wanted
  const known = target.repository === null ? undefined : await serve(ctx, target.repository, wanted)
  const whole = { count: artifacts.length, artifacts, warnings, ...(known && { known }) }
  return { unchanged: false, serverId, libraryVersion, revision, ...putBack, ...whole }
}

const HOUR = 60 * 60 * 1000

/** Keeps the facts and that the machine was there; written only when there is something new in it. */
async function noteAsked({ db, now, events }: Pick<Ctx, 'db' | 'now' | 'events'>, target: Target, facts: Facts) {
  const text = canonicalJson(facts)
  const at = now()
  if (target.facts === text && target.seenAt && at.getTime() - target.seenAt.getTime() < HOUR) return
  const { targetId, machine } = target.subject
  await db.prisma.$transaction([
    db.prisma.target.update({ where: { id: targetId }, data: { facts: text, seenAt: at } }),
    db.prisma.machine.update({ where: { id: machine.id }, data: { lastSeenAt: at, ccmVersion: facts.ccmVersion } }),
  ])
  // A page shows what depends on the facts: how the target stands, and by which version it was asked for.
  if (target.facts !== text) events.publish({ kind: 'target', action: 'updated', id: targetId, name: target.name })
}
