/**
 * The value of a flag exactly as it was typed. The argument parser turns what looks like a number into one (`007`, `1e3`), so
 * flags that hold text are read from the arguments again. The last of several wins.
 */
export function rawFlag(argv: readonly string[], name: string): string | undefined {
  const flag = `--${name}`
  const args = beforeDashes(argv)
  for (let index = args.length - 1; index >= 0; index--) {
    const arg = args[index] ?? ''
    if (arg.startsWith(`${flag}=`)) return arg.slice(flag.length + 1)
    const next = args[index + 1]
    if (arg === flag && next !== undefined && !next.startsWith('-')) return next
  }
  return undefined
}

/** A flag that stands alone, or has a value behind `=`, and may be given several times: `--mine --mine=CLAUDE.md`. */
export interface Repeated {
  alone: boolean
  values: string[]
}

/** Only `=` gives it a value: otherwise it would take the path that follows it for its own. */
export function repeatedFlag(argv: readonly string[], name: string): Repeated {
  const own = beforeDashes(argv)
  const start = `--${name}=`
  return { alone: own.includes(`--${name}`), values: own.filter((arg) => arg.startsWith(start)).map((arg) => arg.slice(start.length)) }
}

/** Flags of `repeatedFlag` without their values, for a parser that knows them only as switches. */
export function withoutValues(argv: readonly string[], names: readonly string[]): string[] {
  const own = beforeDashes(argv)
  const bare = (arg: string) => {
    const name = names.find((each) => arg.startsWith(`--${each}=`))
    return name === undefined ? arg : `--${name}`
  }
  return [...own.map(bare), ...argv.slice(own.length)]
}

/** What is meant for `ccm`: behind `--` stands another program's line. */
export function beforeDashes(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end === -1 ? argv : argv.slice(0, end)
}
