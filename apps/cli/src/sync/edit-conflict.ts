import { basename } from 'node:path'
import type { PlannedAction } from '@ccm/sync'
import { isBinary } from '../output/sizes.ts'
import type { Session } from '../session.ts'
import { editText } from './editor.ts'
import { jsonProblem } from './json-problem.ts'

/** There is a text of the person's to edit. */
export const canEdit = ({ artifact, before }: PlannedAction): boolean =>
  artifact !== undefined && before !== undefined && !(artifact.kind === 'file' && (artifact.encoding !== undefined || isBinary(before)))

/**
 * Has both sides edited into one: texts with conflict markers where they are known, JSON as the person has it.
 *
 * @returns the text to write; undefined when nothing came of it, and the person is to choose anew
 */
export async function editConflict(conflict: PlannedAction, session: Session): Promise<string | undefined> {
  const { io } = session
  const { before = '', marked } = conflict
  const given = marked ?? before
  let draft = given
  for (;;) {
    const edited = await editText(fileNameOf(conflict), draft, session)
    if (edited === undefined) return undefined
    const text = asGiven(edited, given)
    if (text === given) {
      io.err('Nothing was changed in the editor.')
      return undefined
    }
    const problem = problemOf(text, conflict)
    if (problem === undefined) return text
    io.err(problem)
    if ((await io.choose('Edit it again?', againOrBack)) !== 'again') return undefined
    draft = edited
  }
}

const againOrBack = [
  { value: 'again', label: 'Edit it again' },
  { value: 'back', label: 'Back to the question', hint: 'what was typed is let go' },
]

function problemOf(text: string, { kind }: PlannedAction): string | undefined {
  if (kind === 'key' || kind === 'element') return jsonProblem(text)
  if (/^(?:<<<<<<<|>>>>>>>) /m.test(text))
    return 'There are conflict markers left. Keep what is right of each pair, and remove the marker lines.'
  if (kind === 'block' && /^<!-- ccm:(?:begin|end) /m.test(text)) return 'A block cannot hold the marker lines of another. Remove them.'
  return undefined
}

/** Editors end every file with a newline; the content of a part has none of its own. */
const asGiven = (edited: string, given: string): string => (given.endsWith('\n') ? edited : edited.replace(/\r?\n$/, ''))

/** Its ending tells the editor what it holds. */
function fileNameOf({ kind, path }: PlannedAction): string {
  if (kind === 'key' || kind === 'element') return 'value.json'
  return kind === 'block' ? 'block.md' : basename(path)
}
