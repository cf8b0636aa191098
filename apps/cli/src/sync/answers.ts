import type { PlannedAction, Settlement } from '@ccm/sync'

/** By id: what was said of an artifact, which counts only while that is as the person saw it. Without a settlement it was skipped. */
export type Answers = ReadonlyMap<string, Answer>

export interface Answer {
  about: string
  settlement?: Settlement
}

/** What tells one item of a plan from another: what is to be done to which bytes. */
export const itemOf = ({ id, action, want, have }: PlannedAction) => [id, action, want, have]

/** What was answered to this very item: the same is wanted and the same is there. */
export function answerTo(action: PlannedAction, answers: Answers): Answer | undefined {
  const answer = answers.get(action.id)
  return answer?.about === aboutOf(action) ? answer : undefined
}

export const aboutOf = (action: PlannedAction): string => JSON.stringify(itemOf(action))
