import type { ResolvedEnvVars, ResolveEnvVars } from '@ccm/contract'
import type { Reader } from '@ccm/db'
import type { z } from 'zod'
import { note } from '../activity/note.ts'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { badRequest } from '../issues.ts'
import { userSubject } from '../machines/subject.ts'
import { projectSubject } from '../projects/subject.ts'
import type { Subject } from '../targets/subject.ts'
import { countingPlaces, placeOf } from './place.ts'
import { COLUMNS, type EnvVarRow, FROM, valueOf } from './rows.ts'
import { usesAt } from './uses.ts'

type Where = z.infer<typeof ResolveEnvVars>

/**
 * Every value that counts for a machine and, if one is named, a project of it; of several the nearest. Told to that machine alone, once it
 * is noted.
 *
 * @throws AppError `unauthorized` without the machine's token, `not-found`
 */
export async function resolveEnvVars(
  { db, now, library, sealer, actor, events }: Pick<Ctx, 'db' | 'now' | 'library' | 'sealer' | 'actor' | 'events'>,
  { machineId, projectId }: Where,
): Promise<z.infer<typeof ResolvedEnvVars>> {
  if (actor.kind !== 'machine' || actor.id !== machineId) throw notThatMachine()
  const subject = subjectOf(library.read, { machineId, projectId })
  const rows = nearest(library.read, { machineId, projectId })
  const values = Object.fromEntries(rows.map((row) => [row.name, { value: valueOf(sealer, row), sensitive: row.sensitive === 1 }]))
  const missing = [...usesAt(library, subject).keys()].filter((name) => !Object.hasOwn(values, name))
  const name = subject.project ? `all for ${subject.project.name} on ${subject.machine.name}` : `all for ${subject.machine.name}`
  const id = placeOf({ machineId, projectId })
  await db.prisma.$transaction((tx) => note(tx, { actor, at: now(), action: 'resolved', subject: { kind: 'env-var', id, name } }))
  events.publish({ kind: 'env-var', action: 'updated', id, name })
  return { values, missing }
}

function subjectOf(read: Reader, { machineId, projectId }: Where): Subject {
  if (projectId === undefined) return userSubject(read, machineId)
  const subject = projectSubject(read, projectId)
  if (subject.machine.id === machineId) return subject
  throw badRequest([{ path: ['projectId'], message: 'This project is on another machine. Ask from that one.' }])
}

/** The rows that count, one by name: machine and project before project, before machine, before everywhere. */
function nearest(read: Reader, where: Where): EnvVarRow[] {
  const places = countingPlaces(where)
  const rows = read.all<EnvVarRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE v.place IN (SELECT value FROM json_each(?)) ORDER BY v.name`,
    JSON.stringify(places),
  )
  const byDistance = rows.toSorted((a, b) => places.indexOf(a.place) - places.indexOf(b.place))
  return [...new Map(byDistance.map((row) => [row.name, row])).values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}

const notThatMachine = () =>
  new AppError(
    'unauthorized',
    "The values were not told: a machine's values are for that machine alone, and this request did not carry its token. Run it there; if its token was lost, renew it in the web app and run `ccm sync` there.",
  )
