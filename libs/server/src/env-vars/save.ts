import { randomUUID } from 'node:crypto'
import type { EnvVar, Issue, SetEnvVar } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { badRequest } from '../issues.ts'
import { noSuchEnvVar, readEnvVar } from './read.ts'
import { placeOf } from './place.ts'
import { sealedFor, toEnvVar } from './rows.ts'

type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'library' | 'sealer' | 'actor'>

/** Sets a value at its place, over the one that is there. A sensitive one is sealed before it reaches the database. */
export async function setEnvVar(ctx: Save, input: SetEnvVar): Promise<EnvVar> {
  const { id, action, wasOpen } = await ctx.db.prisma.$transaction((tx) => writeEnvVar(tx, ctx, input))
  if (wasOpen) await ctx.db.scrub()
  ctx.events.publish({ kind: 'env-var', action, id, name: input.name })
  return toEnvVar(readEnvVar(ctx.library.read, id))
}

interface Written {
  id: string
  action: 'created' | 'updated'
  /** A readable value was written over. */
  wasOpen: boolean
}

/** Sets a value and notes it. Works inside a transaction. */
export async function writeEnvVar(
  tx: Prisma.TransactionClient,
  { now, sealer, actor }: Pick<Ctx, 'now' | 'sealer' | 'actor'>,
  { name, machineId, projectId, value, sensitive }: SetEnvVar,
): Promise<Written> {
  await checkPlace(tx, { machineId, projectId })
  const place = placeOf({ machineId, projectId })
  const known = await tx.envVar.findUnique({ where: { name_place: { name, place } }, select: { id: true, sensitive: true } })
  const id = known?.id ?? randomUUID()
  const at = now()
  const data = { sensitive, value: sensitive ? sealer.seal(value, sealedFor(id)) : value, updatedAt: at }
  if (known) await tx.envVar.update({ where: { id }, data })
  else {
    const where = { machineId: machineId ?? null, projectId: projectId ?? null }
    await tx.envVar.create({ data: { id, name, place, ...where, createdAt: at, ...data } })
  }
  const action = known ? ('updated' as const) : ('created' as const)
  await note(tx, { actor, at, action, subject: { kind: 'env-var', id, name } })
  return { id, action, wasOpen: known?.sensitive === false }
}

/** @throws AppError `bad-request` when the machine or the project is not there, or the project is on another machine */
async function checkPlace(
  tx: Prisma.TransactionClient,
  { machineId, projectId }: { machineId: string | undefined; projectId: string | undefined },
): Promise<void> {
  const issues: Issue[] = []
  if (machineId !== undefined && (await tx.machine.count({ where: { id: machineId } })) === 0)
    issues.push({ path: ['machineId'], message: `There is no machine with id ${machineId}.` })
  const project = projectId === undefined ? undefined : await tx.project.findUnique({ where: { id: projectId } })
  if (project === null) issues.push({ path: ['projectId'], message: `There is no project with id ${projectId}.` })
  else if (project && machineId !== undefined && project.machineId !== machineId)
    issues.push({ path: ['projectId'], message: 'This project is on another machine, so the value would never count.' })
  if (issues.length > 0) throw badRequest(issues)
}

/** Removes a value. What refers to its name takes the next nearest one, if there is any. */
export async function removeEnvVar({ db, now, events, actor }: Save, { id }: { id: string }): Promise<{ id: string }> {
  const { name, sensitive } = await db.prisma.$transaction(async (tx) => {
    const found = await tx.envVar.findUnique({ where: { id }, select: { name: true, sensitive: true } })
    if (!found) throw noSuchEnvVar(id)
    await tx.envVar.delete({ where: { id } })
    await note(tx, { actor, at: now(), action: 'removed', subject: { kind: 'env-var', id, name: found.name } })
    return found
  })
  if (!sensitive) await db.scrub()
  events.publish({ kind: 'env-var', action: 'removed', id, name })
  return { id }
}
