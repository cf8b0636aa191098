import type { ExportedEnvVars, ExportEnvVars, RevealedEnvVar } from '@ccm/contract'
import type { z } from 'zod'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { dotenvText } from './dotenv.ts'
import { readEnvVar } from './read.ts'
import { placeOf } from './place.ts'
import { COLUMNS, type EnvVarRow, FROM, valueOf } from './rows.ts'

type Tell = Pick<Ctx, 'db' | 'now' | 'library' | 'sealer' | 'actor' | 'events'>

/** Tells one value, once it is noted that it was told. */
export async function revealEnvVar(
  { db, now, library, sealer, actor, events }: Tell,
  { id }: { id: string },
): Promise<z.infer<typeof RevealedEnvVar>> {
  const row = readEnvVar(library.read, id)
  const value = valueOf(sealer, row)
  await db.prisma.$transaction((tx) => note(tx, { actor, at: now(), action: 'revealed', subject: { kind: 'env-var', id, name: row.name } }))
  events.publish({ kind: 'env-var', action: 'updated', id, name: row.name })
  return { id, name: row.name, value }
}

/** Tells every value of exactly one place, by name, once it is noted that they were told. */
export async function exportEnvVars(
  { db, now, library, sealer, actor, events }: Tell,
  where: z.infer<typeof ExportEnvVars>,
): Promise<z.infer<typeof ExportedEnvVars>> {
  const rows = library.read.all<EnvVarRow>(`SELECT ${COLUMNS} ${FROM} WHERE v.place = ? ORDER BY v.name`, placeOf(where))
  const text = dotenvText(rows.map((row) => [row.name, valueOf(sealer, row)]))
  await db.prisma.$transaction(async (tx) => {
    const at = now()
    for (const { id, name } of rows) await note(tx, { actor, at, action: 'exported', subject: { kind: 'env-var', id, name } })
  })
  const [first] = rows
  // Pages ask again by kind, so one event speaks for all of them.
  if (first) events.publish({ kind: 'env-var', action: 'updated', id: first.id, name: first.name })
  return { text }
}
