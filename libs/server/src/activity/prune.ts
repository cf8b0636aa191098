import type { Ctx } from '../ctx.ts'

const KEPT = 10_000

/** Forgets all but the newest deeds. Loads nothing when there are no more than are kept. */
export async function pruneActivity({ db, library }: Pick<Ctx, 'db' | 'library'>, kept = KEPT): Promise<void> {
  const oldest = library.read.get<{ nth: number }>('SELECT rowid AS nth FROM Activity ORDER BY rowid DESC LIMIT 1 OFFSET ?', kept)
  if (oldest) await db.prisma.$executeRaw`DELETE FROM Activity WHERE rowid <= ${oldest.nth}`
}
