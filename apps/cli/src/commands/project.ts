import type { ExitCode } from '../exit-codes.ts'
import { moveHere } from '../project/move.ts'
import { releaseProject } from '../project/release.ts'
import { showProject } from '../project/show.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'

export interface ProjectArgs {
  action?: string
  words: readonly string[]
}

type Action = (words: readonly string[], session: Session) => Promise<ExitCode>

export const projectActions: Record<string, Action> = { show: showProject, move: moveHere, release: releaseProject }

/** One project: what the server knows of it, where it lies, and whether ccm holds it. */
export async function project({ action = 'show', words }: ProjectArgs, session: Session): Promise<ExitCode> {
  const run = Object.hasOwn(projectActions, action) ? projectActions[action] : undefined
  if (!run) throw unknownWord(action, Object.keys(projectActions), 'action')
  return run(words, session)
}
