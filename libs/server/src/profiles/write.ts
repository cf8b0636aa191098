import type { Prisma } from '@ccm/db'
import type { Profile } from '@ccm/contract'
import { canonicalJson } from '@ccm/formats/hash'
import { chunks } from '../library/chunks.ts'
import { stale } from '../stale.ts'
import { checkReferences } from './check.ts'
import { profileRow } from './read.ts'
import { contentText, type ProfileContent, toProfile } from './rows.ts'

type Tx = Prisma.TransactionClient

/** Makes a profile at a revision. Works inside a transaction. */
export async function insert(tx: Tx, id: string, revision: number, content: ProfileContent, at: Date): Promise<Profile> {
  await checkReferences(tx, id, content)
  await tx.profile.create({
    data: {
      id,
      name: content.name,
      description: content.description,
      variables: canonicalJson(content.variables),
      revision,
      createdAt: at,
      updatedAt: at,
    },
  })
  await writeLists(tx, id, content)
  await keepRevision(tx, id, revision, content, at)
  return toProfile(await profileRow(tx, id))
}

/** A profile after a write: the revision it had before, and whether anything was written. */
interface Rewritten {
  profile: Profile
  before: number
  changed: boolean
}

/**
 * Writes over a profile, with a new revision if anything changed. Works inside a transaction.
 *
 * @param change - makes the new content from the current one
 */
export async function rewrite(
  tx: Tx,
  { id, expectedRevision, at }: { id: string; expectedRevision?: number | undefined; at: Date },
  change: (current: Profile, tx: Tx) => ProfileContent | Promise<ProfileContent>,
): Promise<Rewritten> {
  const current = toProfile(await profileRow(tx, id))
  if (expectedRevision !== undefined && current.revision !== expectedRevision) {
    throw stale(`Profile "${current.name}"`, expectedRevision, current.revision)
  }
  const content = await change(current, tx)
  if (contentText(current) === contentText(content)) return { profile: current, before: current.revision, changed: false }
  await checkReferences(tx, id, content)
  const revision = current.revision + 1
  await tx.profile.update({
    where: { id, revision: current.revision },
    data: { name: content.name, description: content.description, variables: canonicalJson(content.variables), revision, updatedAt: at },
  })
  await writeLists(tx, id, content)
  await keepRevision(tx, id, revision, content, at)
  return { profile: toProfile(await profileRow(tx, id)), before: current.revision, changed: true }
}

async function writeLists(tx: Tx, profileId: string, content: ProfileContent) {
  await tx.profileParent.deleteMany({ where: { profileId } })
  await tx.profileExclude.deleteMany({ where: { profileId } })
  await tx.profileComponent.deleteMany({ where: { profileId } })
  const parents = content.extends.map((parentId, position) => ({ profileId, parentId, position }))
  const excludes = content.exclude.map((componentId) => ({ profileId, componentId }))
  const components = content.components.map(({ componentId, scope }, position) => ({ profileId, componentId, scope, position }))
  for (const data of chunks(parents)) await tx.profileParent.createMany({ data })
  for (const data of chunks(excludes)) await tx.profileExclude.createMany({ data })
  for (const data of chunks(components)) await tx.profileComponent.createMany({ data })
}

const keepRevision = (tx: Tx, profileId: string, revision: number, content: ProfileContent, createdAt: Date) =>
  tx.profileRevision.create({ data: { profileId, revision, content: contentText(content), createdAt } })
