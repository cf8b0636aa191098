import type { PlannedAction } from '@ccm/sync'
import { comparisonLines, comparisonsOf } from '../output/difference.ts'
import type { Io } from '../output/io.ts'
import { asTheirs } from '../output/library-text.ts'
import { ownersOf, titleOf } from '../output/plan-lines.ts'
import { bold, dim } from '../output/styled.ts'
import { aboutOf, type Answer } from './answers.ts'

/** Asks of each wish from afar whether what is here may go. What runs is shown in full: a yes is one to that too. */
export async function askPutBacks(wishes: readonly PlannedAction[], io: Io): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  for (const wish of wishes) {
    const { action, ...shown } = asTheirs(wish)
    // What is compared is the disk with the library, whatever became of it since.
    const compared = { ...shown, action, base: undefined }
    io.err('')
    io.err(bold(titleOf(wish)), '  ', dim(`${ownersOf(wish)} · somebody asked in the web app to put it back`))
    for (const line of comparisonLines(compared, await comparisonsOf(compared), { whole: wish.runs })) io.err(...line)
    const yes = await io.confirm(`Put ${titleOf(wish)} back as the library has it?`)
    answers.set(wish.id, { about: aboutOf(wish), ...(yes && { settlement: { take: 'theirs' } }) })
  }
  return answers
}
