import { randomUUID } from 'node:crypto'
import type { Project, RegisterProject, UpdateProject } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import { canonicalJson } from '@ccm/formats/hash'
import { type Deed, note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { badRequest } from '../issues.ts'
import { noSuchMachine } from '../machines/read.ts'
import { findProfile } from '../profiles/read.ts'
import { stale } from '../stale.ts'
import { getProject, noSuchProject } from './read.ts'

type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'library' | 'actor'>
type Tx = Prisma.TransactionClient

/** Binds a directory, or changes the binding of one that is known. What is left out stays. */
export async function registerProject(ctx: Save, input: RegisterProject): Promise<Project> {
  const { machineId, path, name, description, shared, repository } = input
  const at = ctx.now()
  const { id, action } = await ctx.db.prisma.$transaction(async (tx) => {
    if ((await tx.machine.count({ where: { id: machineId } })) === 0) throw noSuchMachine(machineId)
    const profileId = input.profile && (await findProfile(tx, input.profile)).id
    const said = {
      name,
      ...(description !== undefined && { description }),
      ...(shared !== undefined && { shared }),
      ...(repository !== undefined && { repository }),
      ...(profileId && { profileId }),
    }
    const known = await tx.project.findUnique({ where: { machineId_path: { machineId, path } } })
    if (known) return { id: known.id, action: (await save(ctx, tx, known, said, at)) ? ('updated' as const) : undefined }
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
    await noteOf(ctx, tx, project, 'created', { at, after: 1 })
    return { id: project.id, action: 'created' as const }
  })
  if (action) ctx.events.publish({ kind: 'project', action, id, name })
  return getProject(ctx, { id })
}

const noteOf = (
  { actor }: Pick<Ctx, 'actor'>,
  tx: Tx,
  { id, name }: { id: string; name: string },
  action: Deed['action'],
  when: Pick<Deed, 'at' | 'before' | 'after'>,
) => note(tx, { actor, action, subject: { kind: 'project', id, name }, ...when })

export async function updateProject(ctx: Save, { id, expectedRevision, variables, ...changes }: UpdateProject): Promise<Project> {
  const changed = await ctx.db.prisma.$transaction(async (tx) => {
    const current = await tx.project.findUnique({ where: { id } })
    if (!current) throw noSuchProject(id)
    if (current.revision !== expectedRevision) throw stale(`Project "${current.name}"`, expectedRevision, current.revision)
    if (changes.profileId && (await tx.profile.count({ where: { id: changes.profileId } })) === 0) {
      throw badRequest([{ path: ['profileId'], message: `There is no profile with id ${changes.profileId}.` }])
    }
    if (changes.path !== undefined) await checkFree(tx, current, changes.path)
    return save(ctx, tx, current, { ...changes, ...(variables && { variables: canonicalJson(variables) }) }, ctx.now())
  })
  const project = getProject(ctx, { id })
  if (changed) ctx.events.publish({ kind: 'project', action: 'updated', id, name: project.name })
  return project
}

/** @throws AppError `already-exists` when another project lies there */
async function checkFree(tx: Tx, { id, name, machineId }: Prisma.ProjectGetPayload<object>, path: string) {
  const other = await tx.project.findUnique({ where: { machineId_path: { machineId, path } }, select: { id: true, name: true } })
  if (!other || other.id === id) return
  throw new AppError(
    'already-exists',
    `"${name}" was not moved: ${path} is the directory of the project "${other.name}" on this machine already. Remove that project first, or choose another directory.`,
    { issues: [{ path: ['path'], message: `The project "${other.name}" lies here.` }] },
  )
}

type Columns = Partial<
  Pick<Prisma.ProjectGetPayload<object>, 'name' | 'description' | 'path' | 'profileId' | 'shared' | 'repository' | 'variables'>
>
type Said = { [K in keyof Columns]: Columns[K] | undefined }

/** Writes what differs. False when nothing does. */
async function save(
  ctx: Pick<Ctx, 'actor'>,
  tx: Tx,
  current: Prisma.ProjectGetPayload<object>,
  { name, description, path, profileId, shared, repository, variables }: Said,
  at: Date,
): Promise<boolean> {
  const data = {
    ...(name !== undefined && name !== current.name && { name }),
    ...(description !== undefined && description !== current.description && { description }),
    ...(path !== undefined && path !== current.path && { path }),
    ...(profileId !== undefined && profileId !== current.profileId && { profileId }),
    ...(shared !== undefined && shared !== current.shared && { shared }),
    ...(repository !== undefined && repository !== current.repository && { repository }),
    ...(variables !== undefined && variables !== current.variables && { variables }),
  }
  if (Object.keys(data).length === 0) return false
  await tx.project.update({
    where: { id: current.id, revision: current.revision },
    data: { ...data, revision: current.revision + 1, updatedAt: at },
  })
  const renamed = { id: current.id, name: name ?? current.name }
  await noteOf(ctx, tx, renamed, 'updated', { at, before: current.revision, after: current.revision + 1 })
  return true
}

/** Forgets a project with its target and runs. Nothing on its machine is touched. */
export async function removeProject(ctx: Save, { id }: { id: string }): Promise<{ id: string }> {
  const { name } = await ctx.db.prisma.$transaction(async (tx) => {
    const project = await tx.project.findUnique({ where: { id } })
    if (!project) throw noSuchProject(id)
    await tx.project.delete({ where: { id } })
    await noteOf(ctx, tx, project, 'removed', { at: ctx.now(), before: project.revision })
    return project
  })
  ctx.events.publish({ kind: 'project', action: 'removed', id, name })
  return { id }
}
