import { CommandError } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Session } from '../session.ts'

/** Goes on only after a yes: a person's, or --yes. */
export async function agree(question: string, { io, yes }: Session): Promise<void> {
  if (yes) return
  const undone = (why: string) => new CommandError('conflict', `Nothing was changed: ${why}`, { exitCode: exitCodes.differs })
  if (!io.canAsk) throw undone('nobody is here to say yes. Run the command again with --yes.')
  if (!(await io.confirm(question))) throw undone('it was declined.')
}
