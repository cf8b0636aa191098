import { randomUUID } from 'node:crypto'
import type { Project, RegisterProject, UpdateProject } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'
import type { Ctx } from '../ctx.ts'
import { badRequest } from '../issues.ts'
import { noSuchMachine } from '../machines/read.ts'
import { noSuchProfile } from '../profiles/read.ts'
import { stale } from '../stale.ts'
import { getProject, noSuchProject } from './read.ts'

type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'library'>
type Tx = Prisma.TransactionClient

/** Binds a directory, or changes the binding of one that is known. What is left out stays. */
export async function registerProject(ctx: Save, input: RegisterProject): Promise<Project> {
  const { machineId, path, name, description, shared } = input
  const at = ctx.now()
  const { id, action } = await ctx.db.prisma.$transaction(async (tx) => {
    if ((await tx.machine.count({ where: { id: machineId } })) === 0) throw noSuchMachine(machineId)
    const profileId = input.profile && (await profileIdOf(tx, input.profile))
    const said = {
      name,
      ...(description !== undefined && { description }),
      ...(shared !== undefined && { shared }),
      ...(profileId && { profileId }),
    }
    const known = await tx.project.findUnique({ where: { machineId_path: { machineId, path } } })
    if (known) return { id: known.id, action: (await save(tx, known, said, at)) ? ('updated' as const) : undefined }
    const project = await tx.project.create({
      data: {
        id: randomUUID(),
        machineId,
        path,
        ...said,
        createdAt: at,
        updatedAt: at,
        target: { create: { id: randomUUID(), kind: 'project', machineId } },
      },
    })
    await tx.machine.update({ where: { id: machineId }, data: { lastSeenAt: at } })
    return { id: project.id, action: 'created' as const }
  })
  if (action) ctx.events.publish({ kind: 'project', action, id, name })
  return getProject(ctx, { id })
}

async function profileIdOf(tx: Tx, ref: NonNullable<RegisterProject['profile']>): Promise<string> {
  const profile = await tx.profile.findUnique({ where: 'id' in ref ? { id: ref.id } : { name: ref.name }, select: { id: true } })
  if (!profile) throw noSuchProfile('id' in ref ? `with id ${ref.id}` : `named "${ref.name}"`)
  return profile.id
}

export async function updateProject(ctx: Save, { id, expectedRevision, variables, ...changes }: UpdateProject): Promise<Project> {
  const changed = await ctx.db.prisma.$transaction(async (tx) => {
    const current = await tx.project.findUnique({ where: { id } })
    if (!current) throw noSuchProject(id)
    if (current.revision !== expectedRevision) throw stale(`Project "${current.name}"`, expectedRevision, current.revision)
    if (changes.profileId && (await tx.profile.count({ where: { id: changes.profileId } })) === 0) {
      throw badRequest([{ path: ['profileId'], message: `There is no profile with id ${changes.profileId}.` }])
    }
    return save(tx, current, { ...changes, ...(variables && { variables: canonicalJson(variables) }) }, ctx.now())
  })
  const project = getProject(ctx, { id })
  if (changed) ctx.events.publish({ kind: 'project', action: 'updated', id, name: project.name })
  return project
}

type Columns = Partial<Pick<Prisma.ProjectGetPayload<object>, 'name' | 'description' | 'profileId' | 'shared' | 'variables'>>
type Said = { [K in keyof Columns]: Columns[K] | undefined }

/** Writes what differs. False when nothing does. */
async function save(
  tx: Tx,
  current: Prisma.ProjectGetPayload<object>,
  { name, description, profileId, shared, variables }: Said,
  at: Date,
): Promise<boolean> {
  const data = {
    ...(name !== undefined && name !== current.name && { name }),
    ...(description !== undefined && description !== current.description && { description }),
    ...(profileId !== undefined && profileId !== current.profileId && { profileId }),
    ...(shared !== undefined && shared !== current.shared && { shared }),
    ...(variables !== undefined && variables !== current.variables && { variables }),
  }
  if (Object.keys(data).length === 0) return false
  await tx.project.update({
    where: { id: current.id, revision: current.revision },
    data: { ...data, revision: current.revision + 1, updatedAt: at },
  })
  return true
}

/** Forgets a project with its target and runs. Nothing on its machine is touched. */
export async function removeProject({ db, events }: Save, { id }: { id: string }): Promise<{ id: string }> {
  const { name } = await db.prisma.$transaction(async (tx) => {
    const project = await tx.project.findUnique({ where: { id } })
    if (!project) throw noSuchProject(id)
    return tx.project.delete({ where: { id } })
  })
  events.publish({ kind: 'project', action: 'removed', id, name })
  return { id }
}
