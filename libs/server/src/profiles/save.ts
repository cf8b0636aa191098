import { randomUUID } from 'node:crypto'
import type { CreateProfile, Profile, SetProfileComponents, UpdateProfile } from '@ccm/contract'
import { isUniqueViolation } from '@ccm/db'
import type { z } from 'zod'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { duplicateName } from '../duplicate-name.ts'
import { AppError } from '../errors.ts'
import { getProfile } from './read.ts'
import { subjectOf } from './subject.ts'
import { insert, rewrite } from './write.ts'

export type Save = Pick<Ctx, 'db' | 'now' | 'events' | 'actor'>

export async function createProfile({ db, now, events, actor }: Save, content: CreateProfile): Promise<Profile> {
  const id = randomUUID()
  const profile = await unlessTaken(content.name, () =>
    db.prisma.$transaction(async (tx) => {
      const at = now()
      const made = await insert(tx, id, 1, content, at)
      await note(tx, { actor, at, action: 'created', subject: subjectOf(made), after: 1 })
      return made
    }),
  )
  events.publish({ kind: 'profile', action: 'created', id, name: profile.name })
  return profile
}

export const updateProfile = (ctx: Save, { id, expectedRevision, ...changes }: UpdateProfile): Promise<Profile> =>
  unlessTaken(changes.name ?? '', () =>
    change(ctx, { id, expectedRevision }, (current) => ({
      name: changes.name ?? current.name,
      description: changes.description ?? current.description,
      extends: changes.extends ?? current.extends,
      exclude: changes.exclude ?? current.exclude,
      variables: changes.variables ?? current.variables,
      components: changes.components ?? current.components,
    })),
  )

export const setProfileComponents = (ctx: Save, { components, ...target }: z.infer<typeof SetProfileComponents>): Promise<Profile> =>
  change(ctx, target, (current) => ({ ...current, components }))

export async function duplicateProfile(ctx: Save, { id, name }: { id: string; name?: string | undefined }): Promise<Profile> {
  const original = await getProfile(ctx, { id })
  const taken = async (candidate: string) => (await ctx.db.prisma.profile.count({ where: { name: candidate } })) > 0
  return createProfile(ctx, { ...original, name: name ?? (await duplicateName(original.name, taken)) })
}

/** Writes over a profile and notes it; nothing when nothing changes. */
export async function change(
  { db, now, events, actor }: Save,
  target: { id: string; expectedRevision?: number | undefined },
  make: Parameters<typeof rewrite>[2],
): Promise<Profile> {
  const { profile, changed } = await db.prisma.$transaction(async (tx) => {
    const at = now()
    const written = await rewrite(tx, { ...target, at }, make)
    const { profile, before, changed } = written
    if (changed) await note(tx, { actor, at, action: 'updated', subject: subjectOf(profile), before, after: profile.revision })
    return written
  })
  if (changed) events.publish({ kind: 'profile', action: 'updated', id: profile.id, name: profile.name })
  return profile
}

/** @throws AppError `already-exists` when another profile has the name */
export async function unlessTaken<T>(name: string, save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('already-exists', `Another profile is named "${name}", so this was not saved. Choose another name.`, {
      issues: [{ path: ['name'], message: 'This name is taken.' }],
      cause: error,
    })
  }
}
