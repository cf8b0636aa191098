import type { Plan } from '@ccm/sync'
import { CommandError } from '../errors.ts'
import { pathOf } from '../output/plan-lines.ts'

/** Files of the directory stopped a run before its first write. */
export class UnreadableFiles extends CommandError {}

/** Stops before the first write, naming every file that cannot be understood. */
export function refuseUnreadable({ unreadable }: Pick<Plan, 'unreadable'>): void {
  const [first] = unreadable
  if (!first) return
  const lines = unreadable.map((file) => `${pathOf(file)}: ${file.message}`)
  throw new UnreadableFiles(first.code, ['Nothing was written.', ...lines].join('\n'))
}
