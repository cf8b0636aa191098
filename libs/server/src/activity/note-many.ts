import type { Prisma } from '@ccm/db'
import { type Deed, activityRow } from './note.ts'

/** Up to here each deed is noted; more of them would push everything else out of what is kept. */
const EACH = 20

/** Notes deeds of one kind that are done together: each of a few, and many as one, which names the first and counts the rest. */
export async function noteMany(tx: Prisma.TransactionClient, deeds: Deed[]): Promise<void> {
  const [first] = deeds
  if (!first) return
  const noted = deeds.length <= EACH ? deeds : [together(first, deeds.length - 1)]
  await tx.activity.createMany({ data: noted.map((deed) => activityRow(deed)) })
}

const together = ({ actor, at, action, subject }: Deed, more: number): Deed => ({
  actor,
  at,
  action,
  subject: { ...subject, name: `${subject.name} and ${more} more` },
})
