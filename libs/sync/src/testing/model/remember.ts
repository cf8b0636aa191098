import { atTarget, type Ground } from './engine.ts'
import type { Agreed, Memory } from './memory.ts'
import type { Snapshot } from './snapshot.ts'

/** The number of the newest run; 0 when there is none. */
export const newestRun = async (ground: Ground): Promise<number> => (await atTarget(ground, (session) => session.history()))[0]?.run ?? 0

/** Takes note of a run, if what was done made one. */
export async function remember(
  memory: Memory,
  ground: Ground,
  former: number,
  {
    agreedBefore,
    wasUnsure,
    before,
    after,
  }: { agreedBefore: ReadonlyMap<string, Agreed>; wasUnsure: boolean; before: Snapshot; after: Snapshot },
): Promise<void> {
  const newest = await newestRun(ground)
  const isNew = newest > former
  if (isNew) {
    const brought = new Set([...after.words.keys()].filter((word) => !before.words.has(word)))
    memory.runs.set(newest, { agreedBefore, wasUnsure, brought, before: before.tree, after: after.tree })
  }
  memory.fresh = isNew ? newest : undefined
}
