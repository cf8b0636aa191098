import { openTarget } from '../node/session.ts'
import type { TargetOptions } from '../node/target.ts'
import type { Outcome, UndoPlan } from '../types.ts'

/** Undoes a run as a person does who says yes, and `anyway` to some of what was changed since. */
export async function undoRun(place: TargetOptions, run?: number, ...anyway: string[]): Promise<Outcome & { plan: UndoPlan }> {
  const session = openTarget(place)
  const plan = await session.planUndo(run)
  return { ...(await session.undo(plan, { anyway: new Set(anyway) })), plan }
}
