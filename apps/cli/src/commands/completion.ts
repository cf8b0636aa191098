import { type Declared, complete } from '../completion/candidates.ts'
import { knownTo } from '../completion/known.ts'
import { scripts, type Shell } from '../completion/scripts.ts'
import { UsageError } from '../errors.ts'
import { exitCodes, type ExitCode } from '../exit-codes.ts'
import type { Session } from '../session.ts'
import { unknownWord } from '../unknown-word.ts'

export interface CompletionArgs {
  /** A shell; or `words`, as its script asks. */
  shell: string
  /** The words on the command line up to the cursor, without `ccm`. */
  words: readonly string[]
  declared: Declared
}

/** Prints what a shell needs to complete `ccm`, or answers it. */
export async function completion({ shell, words, declared }: CompletionArgs, session: Session): Promise<ExitCode> {
  if (shell === 'words') return reply(words, declared, session)
  if (words.length > 0) throw new UsageError(`"ccm completion ${shell}" takes nothing behind "--".`)
  const shells = Object.keys(scripts)
  if (!isShell(shell)) throw unknownWord(shell, shells, 'shell')
  session.io.value(scripts[shell].trimEnd())
  session.io.document({ command: 'completion', exitCode: exitCodes.done, shell, script: scripts[shell] })
  return exitCodes.done
}

async function reply(words: readonly string[], declared: Declared, session: Session): Promise<ExitCode> {
  const { paths, candidates } = await complete(words, declared, knownTo(session))
  session.io.lines([[paths], ...candidates.map(({ word, about }) => [`${oneLine(word)}\t${oneLine(about)}`])])
  session.io.document({ command: 'completion', exitCode: exitCodes.done, paths, candidates })
  return exitCodes.done
}

const isShell = (word: string): word is Shell => Object.hasOwn(scripts, word)

/** Descriptions come from the server; a line of the answer is one candidate. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ')
