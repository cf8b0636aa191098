import type { Plan, PlannedAction } from '@ccm/sync'
import type { Io } from '../output/io.ts'
import type { Trust } from '../settings/config.ts'

/** What a plan may not do before somebody said yes. */
export interface Questions {
  /** Artifacts to create or change that run code or widen permissions. */
  runs: PlannedAction[]
  /** Removals, where they take so much that something may be wrong. */
  removals: PlannedAction[]
}

/** What was answered for one plan: these artifacts are left as they are. */
export interface Consent {
  key: string
  skip: ReadonlySet<string>
}

export function questionsOf(plan: Plan, { yes, trust }: { yes: boolean; trust: Trust | undefined }): Questions {
  const writes = ({ action }: PlannedAction) => action === 'create' || action === 'update'
  return {
    runs: yes || trust === 'always' ? [] : plan.actions.filter((action) => action.runs && writes(action)),
    removals: yes || !plan.removesMuch ? [] : plan.actions.filter(({ action }) => action === 'remove'),
  }
}

export const isOpen = ({ runs, removals }: Questions): boolean => runs.length + removals.length > 0

/** Two plans with the same key do the same to the same files, so an answer to one is an answer to the other. */
export const keyOf = ({ actions }: Plan): string => JSON.stringify(actions.map(({ id, action, want, have }) => [id, action, want, have]))

export const withoutAsking = (plan: Plan, { runs, removals }: Questions): Consent => ({
  key: keyOf(plan),
  skip: new Set([...runs, ...removals].map(({ id }) => id)),
})

export async function ask(plan: Plan, { runs, removals }: Questions, io: Io): Promise<Consent> {
  const skip = new Set<string>()
  if (runs.length > 0) {
    await showRuns(runs, io)
    if (!(await io.confirm(runsQuestion(runs.length)))) for (const { id } of runs) skip.add(id)
  }
  if (removals.length > 0 && !(await io.confirm(removalsQuestion(removals.length)))) for (const { id } of removals) skip.add(id)
  return { key: keyOf(plan), skip }
}

/** Shows what runs in full: whoever says yes has seen it. */
export async function showRuns(runs: readonly PlannedAction[], io: Io): Promise<void> {
  const { runsLines } = await import('../output/runs-lines.ts')
  for (const line of runsLines(runs)) io.err(...line)
}

const runsQuestion = (count: number) =>
  count === 1 ? 'Write this one, which runs code or widens permissions?' : `Write these ${count}, which run code or widen permissions?`
const removalsQuestion = (count: number) =>
  count === 1 ? 'Remove everything ccm has written here?' : `Remove ${count} of what ccm has written here? That is most of it.`
