import { createHash, randomBytes } from 'node:crypto'
import type { Machine, RegisteredMachine, RegisterMachine, UpdateMachine } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'
import type { z } from 'zod'
import { type Deed, note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { badRequest } from '../issues.ts'
import { stale } from '../stale.ts'
import { getMachine, noSuchMachine } from './read.ts'

type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'library' | 'actor'>

/**
 * Takes a machine in, or takes note of what a known one says; that one keeps the name it has. Until a token was used, each registration is
 * answered with a new one: the answer before may not have arrived. Only its hash is kept.
 */
export async function registerMachine(ctx: Save, { id, name, platform, ccmVersion }: RegisterMachine): Promise<RegisteredMachine> {
  const at = ctx.now()
  const token = randomBytes(32).toString('base64url')
  const said = { platform, ...(ccmVersion !== undefined && { ccmVersion }) }
  const { isNew, given, called } = await ctx.db.prisma.$transaction(async (tx) => {
    const known = await tx.machine.findUnique({ where: { id } })
    if (!known) {
      await tx.machine.create({ data: { id, name, ...said, tokenHash: hashToken(token), createdAt: at, lastSeenAt: at } })
      await noteOf(ctx, tx, { id, name }, { action: 'created', after: 1 })
      return { isNew: true, given: true, called: name }
    }
    const given = known.tokenUsedAt === null
    const changed = known.platform !== platform
    await tx.machine.update({
      where: { id },
      data: { ...said, lastSeenAt: at, ...(changed && { revision: { increment: 1 } }), ...(given && { tokenHash: hashToken(token) }) },
    })
    if (changed) await noteOf(ctx, tx, known, { action: 'updated', before: known.revision, after: known.revision + 1 })
    return { isNew: false, given, called: known.name }
  })
  ctx.events.publish({ kind: 'machine', action: isNew ? 'created' : 'updated', id, name: called })
  return { ...getMachine(ctx, { id }), token: given ? token : null }
}

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** @throws AppError `stale`, or `bad-request` when there is no such user profile */
export async function updateMachine(
  ctx: Save,
  { id, expectedRevision, name, variables, userProfileId }: z.infer<typeof UpdateMachine>,
): Promise<Machine> {
  const changed = await ctx.db.prisma.$transaction(async (tx) => {
    const current = await tx.machine.findUnique({ where: { id } })
    if (!current) throw noSuchMachine(id)
    if (current.revision !== expectedRevision) throw stale(`Machine "${current.name}"`, expectedRevision, current.revision)
    if (userProfileId && (await tx.profile.count({ where: { id: userProfileId } })) === 0) {
      throw badRequest([{ path: ['userProfileId'], message: `There is no profile with id ${userProfileId}.` }])
    }
    const data = {
      ...(name !== undefined && name !== current.name && { name }),
      ...(variables !== undefined && canonicalJson(variables) !== current.variables && { variables: canonicalJson(variables) }),
      ...(userProfileId !== undefined && userProfileId !== current.userProfileId && { userProfileId }),
    }
    if (Object.keys(data).length === 0) return false
    const revision = expectedRevision + 1
    await tx.machine.update({ where: { id, revision: expectedRevision }, data: { ...data, revision } })
    await noteOf(ctx, tx, { id, name: name ?? current.name }, { action: 'updated', before: expectedRevision, after: revision })
    return true
  })
  const machine = getMachine(ctx, { id })
  if (changed) ctx.events.publish({ kind: 'machine', action: 'updated', id, name: machine.name })
  return machine
}

const noteOf = (
  { actor, now }: Pick<Ctx, 'actor' | 'now'>,
  tx: Prisma.TransactionClient,
  { id, name }: { id: string; name: string },
  deed: Pick<Deed, 'action' | 'before' | 'after'>,
) => note(tx, { actor, at: now(), subject: { kind: 'machine', id, name }, ...deed })

/**
 * Forgets a machine and, when forced, its projects with it. Nothing on the machine itself is touched.
 *
 * @throws AppError `in-use` when it has projects
 */
export async function removeMachine(ctx: Save, { id, force }: { id: string; force: boolean }): Promise<{ id: string }> {
  const { name, projects } = await ctx.db.prisma.$transaction(async (tx) => {
    const machine = await tx.machine.findUnique({ where: { id }, include: { projects: { select: { id: true, name: true } } } })
    if (!machine) throw noSuchMachine(id)
    if (machine.projects.length > 0 && !force) throw inUse(machine.name, machine.projects)
    await tx.machine.delete({ where: { id } })
    await noteOf(ctx, tx, machine, { action: 'removed', before: machine.revision })
    return machine
  })
  ctx.events.publish({ kind: 'machine', action: 'removed', id, name })
  for (const project of projects) ctx.events.publish({ kind: 'project', action: 'removed', ...project })
  return { id }
}

const inUse = (name: string, projects: { name: string }[]) =>
  new AppError(
    'in-use',
    `"${name}" was not removed: it has ${projects.length === 1 ? 'the project' : 'the projects'} ${projects.map((project) => project.name).join(', ')}. Remove those first, or remove it with force; files on the machine stay as they are.`,
    { issues: projects.map((project) => ({ path: ['id'], message: `It has the project ${project.name}.` })) },
  )
