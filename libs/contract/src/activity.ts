import { z } from 'zod'
import { Action } from './sync.ts'
import { Id, IsoDate, page, PageInput } from './common.ts'

/** Who did something: a machine that proved itself with its token, the web app, a script without a token, or the server itself. */
export const Actor = z.object({ kind: z.enum(['machine', 'web', 'script', 'server']), id: Id.nullable(), name: z.string().nullable() })
export type Actor = z.infer<typeof Actor>

/** What something was done to. */
export const ActivitySubject = z.enum(['component', 'profile', 'project', 'machine', 'override', 'env-var', 'settings'])
export type ActivitySubject = z.infer<typeof ActivitySubject>

/** One thing that was done. Never a value. */
export const Activity = z.object({
  id: Id,
  at: IsoDate,
  actor: Actor,
  action: z.enum(['created', 'updated', 'removed', 'restored', 'revealed', 'exported', 'resolved', 'synced']),
  subject: z.object({ kind: ActivitySubject, id: z.string(), name: z.string() }),
  /** Revisions before and after; null where there is none. */
  before: z.int().nullable(),
  after: z.int().nullable(),
  /** Of a sync: how many artifacts each action took, and how many were left out of step. */
  run: z.object({ counts: z.partialRecord(Action, z.int()), exceptions: z.int() }).nullable(),
})
export type Activity = z.infer<typeof Activity>
export const ActivityPage = page(Activity)
export const ListActivity = PageInput.extend({ kind: ActivitySubject.optional(), subjectId: Id.optional() })
