/**
 * The value of a flag exactly as it was typed. The argument parser turns what looks like a number into one (`007`, `1e3`), so
 * flags that hold text are read from the arguments again. The last of several wins.
 */
export function rawFlag(argv: readonly string[], name: string): string | undefined {
  const flag = `--${name}`
  const end = argv.indexOf('--')
  const args = end === -1 ? argv : argv.slice(0, end)
  for (let index = args.length - 1; index >= 0; index--) {
    const arg = args[index] ?? ''
    if (arg.startsWith(`${flag}=`)) return arg.slice(flag.length + 1)
    const next = args[index + 1]
    if (arg === flag && next !== undefined && !next.startsWith('-')) return next
  }
  return undefined
}
