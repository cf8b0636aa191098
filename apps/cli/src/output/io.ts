import { clean, cleanJson, renderLine } from './clean.ts'
import type { Line, Part } from './styled.ts'

export interface Choice {
  value: string
  label: string
  hint?: string
}

/** Questions to a person. Ctrl-C in one of them throws `Interrupted`. */
export interface Prompts {
  confirm(question: string): Promise<boolean>
  choose(question: string, choices: Choice[]): Promise<string>
  /** Something that is typed unseen. */
  secret(question: string): Promise<string>
}

/** Where a command says things. Every piece of text passes one edge that cleans it. */
export interface Io extends Prompts {
  /** A line of the answer. With --json it goes to stderr; with --quiet nowhere. */
  out(...line: Line): void
  /** Many lines of the answer at once: a plan may have thousands, and each write is a call of the system. */
  lines(lines: readonly Line[]): void
  /** What a person should know besides the answer: warnings, what was repaired, why something waits. */
  err(...line: Line): void
  /**
   * A value that was asked for: alone, also with --quiet, and exactly as it is where it goes into a pipe or a file. With --json the
   * document has it.
   */
  value(text: string): void
  /** What was piped in; undefined where stdin is a terminal. */
  input(): Promise<string | undefined>
  /** The one document of --json; without the flag nothing. */
  document(value: object): void
  readonly json: boolean
  /** Somebody is there to answer, and may be asked. */
  readonly canAsk: boolean
  /** Runs something that a Ctrl-C must not cut in half: it is finished first. */
  uninterrupted<T>(run: () => Promise<T>): Promise<T>
}

export interface IoOptions extends Prompts {
  stdout(text: string): void
  stderr(text: string): void
  json: boolean
  quiet: boolean
  canAsk: boolean
  /** stdout is a terminal, which obeys what it is sent. */
  outIsTerminal: boolean
  input: Io['input']
  color: { out: boolean; err: boolean }
  uninterrupted: Io['uninterrupted']
}

export function createIo({ stdout, stderr, json, quiet, color, outIsTerminal, ...rest }: IoOptions): Io {
  let documented = false
  const err = (...line: Part[]) => stderr(`${renderLine(line, color.err)}\n`)
  const say = (lines: readonly Line[]) => {
    if (quiet || lines.length === 0) return
    const text = lines.map((line) => `${renderLine(line, json ? color.err : color.out)}\n`).join('')
    if (json) stderr(text)
    else stdout(text)
  }
  return {
    ...rest,
    json,
    err,
    lines: say,
    out: (...line) => say([line]),
    value(text) {
      if (!json) stdout(outIsTerminal ? `${clean(text)}\n` : `${text}\n`)
    },
    document(value) {
      if (!json || documented) return
      documented = true
      stdout(`${cleanJson(value)}\n`)
    },
  }
}
