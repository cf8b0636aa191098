import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Session } from '../session.ts'

export interface Editor {
  command: string
  args: string[]
}

/** The person's editor: `$VISUAL`, else `$EDITOR`, else the one every system has. */
export function editorOf({ VISUAL, EDITOR }: Session['env'], platform: NodeJS.Platform): Editor {
  const named = VISUAL?.trim() || EDITOR?.trim() || (platform === 'win32' ? 'notepad' : 'vi')
  // A path with spaces in it, as programs on Windows have.
  if (existsSync(named)) return { command: named, args: [] }
  const [command = named, ...args] = wordsOf(named)
  return { command, args }
}

/** `code --wait` is a command and an argument; quotes keep words together, and a backslash is itself: it stands in paths. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"'])+|["']/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'))

/**
 * Has a text edited in a file that nobody else can read, and that is gone afterwards.
 *
 * @param name - what the file is called, so that the editor knows what it holds
 * @returns the text as it was left; undefined, with the reason said, when the editor did not run to a good end
 */
export async function editText(name: string, text: string, session: Session): Promise<string | undefined> {
  const { command, args } = editorOf(session.env, session.platform)
  // Only its user may look into it.
  const directory = mkdtempSync(join(tmpdir(), 'ccm-edit-'))
  try {
    const file = join(directory, name)
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' })
    const problem = await problemOfRun({ command, args: [...args, file] }, session)
    if (problem === undefined) return readFileSync(file, 'utf8')
    session.io.err(problem)
    return undefined
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function problemOfRun({ command, args }: Editor, { env, cwd, runProgram }: Session): Promise<string | undefined> {
  try {
    const code = await runProgram({ command, args, env, cwd })
    return code === 0 ? undefined : `Nothing was taken over: ${command} ended with ${code}.`
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return `${command} could not be started (${error.message}). Name your editor in VISUAL or EDITOR.`
  }
}
