import type { Plan } from '@ccm/sync'
import { CommandError } from '../errors.ts'
import { pathOf } from '../output/plan-lines.ts'

/** Stops before the first write, naming every file that cannot be understood. */
export function refuseUnreadable({ unreadable }: Plan): void {
  const [first] = unreadable
  if (!first) return
  const lines = unreadable.map((file) => `${pathOf(file)}: ${file.message}`)
  throw new CommandError(first.code, ['Nothing was written.', ...lines].join('\n'))
}
