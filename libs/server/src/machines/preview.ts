import type { MachinePreview } from '@ccm/contract'
import type { Ctx } from '../ctx.ts'
import { previewTarget } from '../targets/preview.ts'
import { SUBJECT_COLUMNS, type SubjectRow, toSubject } from '../targets/subject.ts'
import { noSuchMachine } from './read.ts'

/**
 * What the library wants in each of Claude Code's own directories on a machine now, by path.
 *
 * @throws AppError `not-found`, `unresolvable`
 */
export function previewMachine({ library }: Pick<Ctx, 'library'>, { id }: { id: string }): MachinePreview {
  if (!library.read.get('SELECT 1 FROM Machine WHERE id = ?', id)) throw noSuchMachine(id)
  const rows = library.read.all<SubjectRow & { path: string }>(
    `SELECT ${SUBJECT_COLUMNS}, t.path FROM Target t JOIN Machine m ON m.id = t.machineId LEFT JOIN Project j ON j.id = t.projectId
     WHERE t.machineId = ? AND t.kind = 'user' ORDER BY t.path`,
    id,
  )
  return { targets: rows.map((row) => ({ ...previewTarget(library, toSubject(row)), path: row.path })) }
}
