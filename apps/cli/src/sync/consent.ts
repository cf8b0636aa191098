import type { Plan, PlannedAction, Settlement } from '@ccm/sync'
import type { Io } from '../output/io.ts'
import { asTheirs } from '../output/library-text.ts'
import type { Session } from '../session.ts'
import type { Trust } from '../settings/config.ts'
import { type Answers, answerTo, itemOf } from './answers.ts'

/** What a plan may not do before somebody said yes, and what it cannot decide. */
export interface Questions {
  /** Artifacts to write that run code or widen permissions. */
  runs: PlannedAction[]
  /** Removals, where they take so much that something may be wrong. */
  removals: PlannedAction[]
  /** Changed here and in the library. */
  conflicts: PlannedAction[]
  /** Asked for from afar. */
  putBacks: PlannedAction[]
}

/** What was answered for one plan: these artifacts are left as they are, and these are settled. */
export interface Consent {
  key: string
  skip: ReadonlySet<string>
  answers: Answers
}

export interface Asking {
  yes: boolean
  trust: Trust | undefined
  /** What flags have settled. */
  flagged: ReadonlyMap<string, Settlement>
  /** What was answered before. */
  answers: Answers
}

export function questionsOf(plan: Plan, { yes, trust, flagged, answers }: Asking): Questions {
  const writes = ({ id, action }: PlannedAction) => {
    const taken = flagged.get(id)?.take
    return taken === undefined ? isWrite(action) : taken === 'theirs'
  }
  const asTaken = (action: PlannedAction) => (flagged.has(action.id) ? asTheirs(action) : action)
  const isSettled = (action: PlannedAction) => flagged.has(action.id) || answerTo(action, answers) !== undefined
  return {
    runs: yes || trust === 'always' ? [] : plan.actions.filter((action) => action.runs && writes(action)).map(asTaken),
    removals: yes || !plan.removesMuch ? [] : plan.actions.filter(({ id, action }) => action === 'remove' && !flagged.has(id)),
    // Neither side is a yes.
    conflicts: yes ? [] : plan.actions.filter((action) => action.action === 'conflict' && !action.putBack && !isSettled(action)),
    putBacks: yes ? [] : plan.actions.filter((action) => action.putBack && !isSettled(action)),
  }
}

/** Actions that write to the disk by themselves; removals are asked for in another way. */
const isWrite = (action: PlannedAction['action']) => action === 'create' || action === 'update' || action === 'merge' || action === 'move'

export const isOpen = ({ runs, removals, conflicts, putBacks }: Questions): boolean =>
  runs.length + removals.length + conflicts.length + putBacks.length > 0

/** Two plans with the same key do the same to the same files, so an answer to one is an answer to the other. */
export const keyOf = ({ actions }: Plan): string => JSON.stringify(actions.map(itemOf))

/** What is settled, by id: by flags, by answers, and with `yes` what was asked for from afar. What has to wait for a yes is not. */
export function settlementsOf(plan: Plan, { yes, flagged, answers }: Asking, skip: ReadonlySet<string>): Map<string, Settlement> {
  const settle = new Map<string, Settlement>()
  for (const action of plan.actions) {
    const settlement =
      flagged.get(action.id) ?? answerTo(action, answers)?.settlement ?? (yes && action.putBack ? { take: 'theirs' as const } : undefined)
    if (settlement && !skip.has(action.id)) settle.set(action.id, settlement)
  }
  return settle
}

/** Where nobody can be asked, what is open waits. What was asked to be put back is not merged meanwhile. */
export const withoutAsking = (plan: Plan, { runs, removals, putBacks }: Questions): Consent => ({
  key: keyOf(plan),
  skip: new Set([...runs, ...removals, ...putBacks].map(({ id }) => id)),
  answers: new Map(),
})

/**
 * Asks what is open, one thing after another: conflicts and wishes from afar each by itself, then what runs, then removals.
 *
 * @param before - what was answered to an earlier plan
 */
export async function ask(plan: Plan, questions: Questions, session: Session, before: Answers = new Map()): Promise<Consent> {
  const { runs, removals, conflicts, putBacks } = questions
  const { io } = session
  let answers = before
  if (conflicts.length + putBacks.length > 0) {
    const { askConflicts } = await import('./ask-conflicts.ts')
    const { askPutBacks } = await import('./ask-put-backs.ts')
    answers = new Map([...before, ...(await askConflicts(conflicts, session)), ...(await askPutBacks(putBacks, io))])
  }
  const skip = new Set<string>()
  if (runs.length > 0) {
    await showRuns(runs, io)
    if (!(await io.confirm(runsQuestion(runs.length)))) for (const { id } of runs) skip.add(id)
  }
  if (removals.length > 0 && !(await io.confirm(removalsQuestion(removals.length)))) for (const { id } of removals) skip.add(id)
  return { key: keyOf(plan), skip, answers }
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
