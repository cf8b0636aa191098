import { Settings, type UpdateSettings } from '@ccm/contract'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { badRequest } from '../issues.ts'
import { readSettings } from './read.ts'

/** Changes what is named; the rest stays. Writes nothing when all of it is so already. */
export async function updateSettings(
  { db, now, events, library, actor }: Pick<Ctx, 'db' | 'now' | 'events' | 'library' | 'actor'>,
  changes: UpdateSettings,
): Promise<Settings> {
  const current = readSettings(library.read)
  const wanted = Settings.parse({ ...current, ...changes })
  const changed = Settings.keyof().options.filter((name) => wanted[name] !== current[name])
  if (changed.length === 0) return current
  await db.prisma.$transaction(async (tx) => {
    const { defaultProfileId } = changes
    if (defaultProfileId && (await tx.profile.count({ where: { id: defaultProfileId } })) === 0)
      throw badRequest([{ path: ['defaultProfileId'], message: `There is no profile with id ${defaultProfileId}.` }])
    const at = now()
    for (const name of changed) {
      const key = `settings.${name}`
      const value = JSON.stringify(wanted[name])
      await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } })
      await note(tx, { actor, at, action: 'updated', subject: { kind: 'settings', id: name, name } })
    }
  })
  for (const name of changed) events.publish({ kind: 'settings', action: 'updated', id: name, name })
  return readSettings(library.read)
}
