import { existsSync } from 'node:fs'
import { CommandError, Interrupted } from '../errors.ts'
import { exitCodes } from '../exit-codes.ts'
import { type Failure, sayFailure, toFailure } from '../failure.ts'
import { type Binding, readBindings } from '../projects/index-file.ts'
import type { Session } from '../session.ts'

/**
 * Does the same for every bound directory of this machine, Claude Code's own included. What goes wrong with one of them is said, and the
 * others still have their turn.
 */
export async function everyTarget<T, F = T>(
  session: Session,
  run: (binding: Binding) => Promise<T>,
  failed: (binding: Binding, failure: Failure) => F,
): Promise<(T | F)[]> {
  const bindings = readBindings(session.home, session.config.machineId)
  if (bindings.length === 0) session.io.out('No directory of this machine has a profile yet. "ccm apply" gives the current one a profile.')
  const results: (T | F)[] = []
  for (const binding of bindings) results.push(await one(binding, session, run, failed))
  return results
}

async function one<T, F>(
  binding: Binding,
  session: Session,
  run: (binding: Binding) => Promise<T>,
  failed: (binding: Binding, failure: Failure) => F,
): Promise<T | F> {
  try {
    if (!existsSync(binding.root)) throw gone(binding)
    return await run(binding)
  } catch (error) {
    if (error instanceof Interrupted) throw error
    const failure = toFailure(error)
    sayFailure(failure, session.io)
    return failed(binding, failure)
  }
}

function gone({ kind, root }: Binding): CommandError {
  const remedy =
    kind === 'project'
      ? `If it moved, run "ccm project move ${root}" where it is now; if not, "ccm project release ${root}" lets go of it.`
      : 'If Claude Code has another directory now, run "ccm machine apply" there.'
  return new CommandError('not-found', `${root} is gone, so nothing was done for it. ${remedy}`, { exitCode: exitCodes.differs })
}
