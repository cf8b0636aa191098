import { createHash, randomBytes } from 'node:crypto'
import type { Machine, RegisteredMachine, RegisterMachine, UpdateMachine } from '@ccm/contract'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { stale } from '../stale.ts'
import { getMachine, noSuchMachine } from './read.ts'

type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'library'>

/** Takes a machine in, or takes note of what a known one says. The token is given the first time only; its hash is kept. */
export async function registerMachine(ctx: Save, { id, name, platform, ccmVersion }: RegisterMachine): Promise<RegisteredMachine> {
  const at = ctx.now()
  const token = randomBytes(32).toString('base64url')
  const said = { name, platform, ...(ccmVersion !== undefined && { ccmVersion }) }
  const isNew = await ctx.db.prisma.$transaction(async (tx) => {
    const known = await tx.machine.findUnique({ where: { id } })
    if (!known) {
      await tx.machine.create({ data: { id, ...said, tokenHash: hashToken(token), createdAt: at, lastSeenAt: at } })
      return true
    }
    const changed = known.name !== name || known.platform !== platform
    await tx.machine.update({ where: { id }, data: { ...said, lastSeenAt: at, ...(changed && { revision: { increment: 1 } }) } })
    return false
  })
  ctx.events.publish({ kind: 'machine', action: isNew ? 'created' : 'updated', id, name })
  return { ...getMachine(ctx, { id }), token: isNew ? token : null }
}

const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

export async function updateMachine(ctx: Save, { id, expectedRevision, name }: z.infer<typeof UpdateMachine>): Promise<Machine> {
  const saved = await ctx.db.prisma.$transaction(async (tx) => {
    const current = await tx.machine.findUnique({ where: { id } })
    if (!current) throw noSuchMachine(id)
    if (current.revision !== expectedRevision) throw stale(`Machine "${current.name}"`, expectedRevision, current.revision)
    if (name === undefined || name === current.name) return current
    return tx.machine.update({ where: { id, revision: expectedRevision }, data: { name, revision: { increment: 1 } } })
  })
  ctx.events.publish({ kind: 'machine', action: 'updated', id, name: saved.name })
  return getMachine(ctx, { id })
}

/**
 * Forgets a machine and, when forced, its projects with it. Nothing on the machine itself is touched.
 *
 * @throws AppError `in-use` when it has projects
 */
export async function removeMachine({ db, events }: Save, { id, force }: { id: string; force: boolean }): Promise<{ id: string }> {
  const { name, projects } = await db.prisma.$transaction(async (tx) => {
    const machine = await tx.machine.findUnique({ where: { id }, include: { projects: { select: { id: true, name: true } } } })
    if (!machine) throw noSuchMachine(id)
    if (machine.projects.length > 0 && !force) throw inUse(machine.name, machine.projects)
    await tx.machine.delete({ where: { id } })
    return machine
  })
  events.publish({ kind: 'machine', action: 'removed', id, name })
  for (const project of projects) events.publish({ kind: 'project', action: 'removed', ...project })
  return { id }
}

const inUse = (name: string, projects: { name: string }[]) =>
  new AppError(
    'in-use',
    `"${name}" was not removed: it has ${projects.length === 1 ? 'the project' : 'the projects'} ${projects.map((project) => project.name).join(', ')}. Remove those first, or remove it with force; files on the machine stay as they are.`,
    { issues: projects.map((project) => ({ path: ['id'], message: `It has the project ${project.name}.` })) },
  )
