/** What stands on the command line, as far as completing needs it. */
export interface Line {
  /** The command, once its word is finished. */
  command: string | undefined
  /** Words behind it that are no flags, finished. */
  args: string[]
  /** The flag whose value the current word is. */
  flag: string | undefined
  /** The word at the cursor, as far as it is typed. */
  current: string
  /** The cursor stands behind `--`; how many words of the other program are finished. */
  behindDashes: number | undefined
}

/** Reads the words up to the cursor, the last one being the current. `takesValue` says which flags are followed by a value. */
export function readLine(words: readonly string[], takesValue: (flag: string) => boolean): Line {
  const dashes = words.slice(0, -1).indexOf('--')
  const own = withoutEquals(dashes === -1 ? words : words.slice(0, dashes + 1))
  const current = own.at(-1) ?? ''
  const found: string[] = []
  let flag: string | undefined
  for (const word of own.slice(0, -1)) {
    if (flag !== undefined) flag = undefined
    else if (word.startsWith('-')) flag = !word.includes('=') && takesValue(word) ? word : undefined
    else found.push(word)
  }
  const [command, ...args] = found
  return dashes === -1
    ? { command, args, flag, current, behindDashes: undefined }
    : { command, args, flag: undefined, current: words.at(-1) ?? '', behindDashes: words.length - dashes - 2 }
}

/** `--profile=web` is one word in some shells and three in bash; here it is two. */
const withoutEquals = (words: readonly string[]): string[] =>
  words.flatMap((word, index) => {
    if (word === '=') return index === words.length - 1 ? [''] : []
    const parts = /^(--[a-z-]+)=(.*)$/s.exec(word)
    return parts ? [parts[1] ?? '', parts[2] ?? ''] : [word]
  })
