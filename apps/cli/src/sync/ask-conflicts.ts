import type { PlannedAction, Settlement } from '@ccm/sync'
import { Interrupted } from '../errors.ts'
import { comparisonLines, comparisonsOf } from '../output/difference.ts'
import type { Choice } from '../output/io.ts'
import { ownersOf, titleOf, wordsFor } from '../output/plan-lines.ts'
import { bold, dim, yellow } from '../output/styled.ts'
import type { Session } from '../session.ts'
import { aboutOf, type Answer } from './answers.ts'
import { canEdit, editConflict } from './edit-conflict.ts'
import { editorOf } from './editor.ts'

/** Asks of each conflict whose side it is to be. What is skipped is left as it is and asked for again at the next sync. */
export async function askConflicts(conflicts: readonly PlannedAction[], session: Session): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>()
  let skipsRest = false
  for (const [index, conflict] of conflicts.entries()) {
    const answer: Settlement | 'skip' | 'rest' = skipsRest
      ? 'rest'
      : await askOne(conflict, { number: index + 1, of: conflicts.length }, session)
    skipsRest ||= answer === 'rest'
    const settlement = typeof answer === 'string' ? undefined : answer
    answers.set(conflict.id, { about: aboutOf(conflict), ...(settlement && { settlement }) })
  }
  return answers
}

interface Place {
  number: number
  of: number
}

/** Leaving the question is skipping: this one, and those to come. */
async function askOne(conflict: PlannedAction, place: Place, session: Session): Promise<Settlement | 'skip' | 'rest'> {
  await show(conflict, session)
  try {
    for (;;) {
      const taken = await session.io.choose(questionOf(conflict, place), choicesFor(conflict, place, session))
      if (taken === 'rest') return 'rest'
      if (taken === 'mine' || taken === 'theirs') return { take: taken }
      if (taken !== 'edit') return 'skip'
      const edited = await editConflict(conflict, session)
      if (edited !== undefined) return { take: 'edited', text: edited }
    }
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    session.io.err(place.number < place.of ? 'Skipped this one and the rest.' : 'Skipped this one.')
    return 'rest'
  }
}

async function show(conflict: PlannedAction, { io }: Session): Promise<void> {
  io.err('')
  io.err(bold(titleOf(conflict)), '  ', dim([ownersOf(conflict), wordsFor(conflict)].filter(Boolean).join(' · ')))
  if (conflict.runs) io.err(yellow('What the library has here runs code or widens what Claude may do. Taking it is the yes it needs.'))
  for (const line of comparisonLines(conflict, await comparisonsOf(conflict), { whole: conflict.runs })) io.err(...line)
}

const questionOf = (conflict: PlannedAction, { number, of }: Place): string =>
  `${of > 1 ? `(${number} of ${of}) ` : ''}What should ${titleOf(conflict)} be?`

function choicesFor(conflict: PlannedAction, { number, of }: Place, { env, platform }: Session): Choice[] {
  const isDeleted = conflict.have === undefined
  return [
    { value: 'mine', label: isDeleted ? 'Leave it deleted' : 'Keep mine', hint: 'not asked again until the library changes' },
    { value: 'theirs', label: isDeleted ? 'Bring it back as the library has it' : "Take the library's" },
    ...(canEdit(conflict) ? [{ value: 'edit', label: `Edit it in ${editorOf(env, platform).command}` }] : []),
    { value: 'skip', label: 'Skip', hint: 'asked again at the next sync' },
    ...(number < of ? [{ value: 'rest', label: 'Skip this and all the rest' }] : []),
  ]
}
