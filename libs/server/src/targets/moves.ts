import type { Reader } from '@ccm/db'
import type { Library } from '../library/library.ts'
import { memo } from '../library/memo.ts'
import type { Move } from './standing.ts'
import type { Subject } from './subject.ts'
import { lineageOf, resolveSubject, subjectKey } from './wanted.ts'

const kept = memo<Move[]>(2_000)

/** Which components that apply to a target, and which profiles they come from, changed after a time; the newest first. */
export const movesSince = (library: Library, subject: Subject, at: string): Move[] =>
  kept(library, `${subjectKey(subject)} ${at}`, () => {
    const { components, leftOut } = resolveSubject(library, subject)
    const switchedOff = leftOut.filter(({ reasons }) => reasons.at(-1)?.action === 'disabled')
    const componentIds = [...components, ...switchedOff].map(({ componentId }) => componentId)
    return readMoves(library.read, componentIds, [...lineageOf(library, subject).profiles.keys()], at)
  })

function readMoves(read: Reader, componentIds: string[], profileIds: string[], at: string): Move[] {
  return read.all<Move>(
    `SELECT 'component' AS kind, type, id, name, revision, updatedAt AS at FROM Component
     WHERE id IN (SELECT value FROM json_each(?)) AND updatedAt > ?
     UNION ALL SELECT 'profile', NULL, id, name, revision, updatedAt FROM Profile
     WHERE id IN (SELECT value FROM json_each(?)) AND updatedAt > ?
     ORDER BY at DESC, name`,
    JSON.stringify(componentIds),
    at,
    JSON.stringify(profileIds),
    at,
  )
}
