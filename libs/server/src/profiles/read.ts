import type { ListProfiles, Page, Profile, ProfileRef, ProfileSummary } from '@ccm/contract'
import type { Prisma } from '@ccm/db'
import type { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { containing, cut, decodeCursor, StringKey } from '../paging.ts'
import { type ProfileRow, toProfile, whole } from './rows.ts'

interface Row {
  id: string
  name: string
  description: string
  revision: number
  updatedAt: string
  components: number
  projects: number
  extends: string
}

/** By name. */
export function listProfiles(
  { library: { read } }: Pick<Ctx, 'library'>,
  { limit, cursor, search }: z.infer<typeof ListProfiles>,
): Page<ProfileSummary> {
  const after = decodeCursor(cursor, StringKey)
  const pattern = containing(search ?? '')
  const matches = `(p.name LIKE ? ESCAPE '\\' OR p.description LIKE ? ESCAPE '\\')`
  const rows = read.all<Row>(
    `SELECT p.id, p.name, p.description, p.revision, p.updatedAt,
       (SELECT count(*) FROM ProfileComponent c WHERE c.profileId = p.id) AS components,
       (SELECT count(*) FROM Project j WHERE j.profileId = p.id) AS projects,
       (SELECT json_group_array(json_object('id', x.id, 'name', x.name)) FROM
         (SELECT q.id, q.name FROM ProfileParent e JOIN Profile q ON q.id = e.parentId WHERE e.profileId = p.id ORDER BY e.position) x) AS extends
     FROM Profile p WHERE ${matches}${after ? ' AND p.name > ?' : ''} ORDER BY p.name LIMIT ?`,
    pattern,
    pattern,
    ...(after ?? []),
    limit + 1,
  )
  const total = read.get<{ total: number }>(`SELECT count(*) AS total FROM Profile p WHERE ${matches}`, pattern, pattern)?.total ?? 0
  const page = cut(rows, limit, ({ name }) => [name])
  return { items: page.rows.map(toSummary), total, nextCursor: page.nextCursor }
}

const toSummary = ({ updatedAt, extends: parents, ...row }: Row): ProfileSummary => ({
  ...row,
  extends: JSON.parse(parents),
  updatedAt: new Date(updatedAt).toISOString(),
})

/** @throws AppError `not-found` */
export async function getProfile({ db }: Pick<Ctx, 'db'>, ref: ProfileRef): Promise<Profile> {
  const row = await db.prisma.profile.findUnique({ where: 'id' in ref ? { id: ref.id } : { name: ref.name }, include: whole })
  if (!row) throw noSuchProfile('id' in ref ? `with id ${ref.id}` : `named "${ref.name}"`)
  return toProfile(row)
}

/** A profile's id and name. Works inside a transaction. */
export async function findProfile(tx: Prisma.TransactionClient, ref: ProfileRef): Promise<{ id: string; name: string }> {
  const where = 'id' in ref ? { id: ref.id } : { name: ref.name }
  const found = await tx.profile.findUnique({ where, select: { id: true, name: true } })
  if (!found) throw noSuchProfile('id' in ref ? `with id ${ref.id}` : `named "${ref.name}"`)
  return found
}

/** The row a change starts from. Works inside a transaction. */
export async function profileRow(tx: Prisma.TransactionClient, id: string): Promise<ProfileRow> {
  const row = await tx.profile.findUnique({ where: { id }, include: whole })
  if (!row) throw noSuchProfile(`with id ${id}`)
  return row
}

export const noSuchProfile = (which: string) =>
  new AppError('not-found', `There is no profile ${which}. It may have been removed; list the profiles to see what there is.`)
