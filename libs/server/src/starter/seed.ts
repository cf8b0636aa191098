import { randomUUID } from 'node:crypto'
import type { ComponentType } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import { storeFile } from '../components/files.ts'
import { insert as insertComponent } from '../components/write.ts'
import type { Ctx } from '../ctx.ts'
import { insert as insertProfile } from '../profiles/write.ts'
import type { StarterLibrary } from './starter-library.ts'

/**
 * Fills a database that never held a component or a profile, in one transaction.
 *
 * @returns whether it did
 */
export async function seedLibrary({ db, now }: Pick<Ctx, 'db' | 'now'>, load: () => StarterLibrary): Promise<boolean> {
  const at = now()
  if (!isNew(db.read)) return false
  const { components, files, profiles } = load()
  return db.prisma.$transaction(async (tx) => {
    for (const file of files) await storeFile(tx, file, at)
    const componentIds = new Map<string, string>()
    for (const { type, tags, enabled, ...content } of components) {
      const { id } = await insertComponent(tx, { id: randomUUID(), type, revision: 1, content, tags, enabled, at })
      componentIds.set(`${type} ${content.name}`, id)
    }
    const profileIds = new Map<string, string>()
    const idOf = ({ type, name }: { type: ComponentType; name: string }) => known(componentIds, `${type} ${name}`)
    for (const { components: listed, extends: parents, exclude, ...profile } of profiles) {
      const content = {
        ...profile,
        exclude: exclude.map(idOf),
        extends: parents.map((name) => known(profileIds, name)),
        components: listed.map(({ scope, ...component }) => ({ componentId: idOf(component), scope })),
      }
      const { id } = await insertProfile(tx, randomUUID(), 1, content, at)
      profileIds.set(profile.name, id)
    }
    return true
  })
}

/** Revisions stay when what they are of is removed, so an emptied library is not filled again. */
const isNew = (read: Reader) => read.get('SELECT 1 FROM ComponentRevision UNION ALL SELECT 1 FROM ProfileRevision LIMIT 1') === undefined

function known(ids: Map<string, string>, name: string): string {
  const id = ids.get(name)
  if (id === undefined) throw new Error(`The starter library names "${name}" and does not hold it.`)
  return id
}
