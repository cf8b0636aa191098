/** A field at the left edge, with what stands behind its colon. */
const fieldStart = /^([A-Za-z_][\w-]*):(?:[ \t]+(.*))?$/
/** A value that says by its first character how it is to be read, so that quoting it would change what was meant. */
const saysHow = /^["'|>&*!]/

/**
 * Quotes the values of top-level fields that are no YAML by themselves: `Use when: asked`, `[issue] [priority]`, `{a: [b`. A value that
 * goes on over indented lines is joined by spaces, as YAML would.
 *
 * @param parses - says whether the lines of one field are YAML
 * @returns `undefined` when that does not help
 */
export function quoteLoose(yaml: string, parses: (entry: string) => boolean): string | undefined {
  const quoted = entriesOf(yaml).map((lines) => (isPlain(lines) || parses(lines.join('\n')) ? lines.join('\n') : quote(lines)))
  return quoted.includes(undefined) ? undefined : `${quoted.join('\n')}\n`
}

/** The lines of each top-level field; those before the first one by themselves. */
function entriesOf(yaml: string): string[][] {
  const entries: string[][] = []
  for (const line of yaml.split('\n')) {
    const last = entries.at(-1)
    if (last === undefined || fieldStart.test(line)) entries.push([line])
    else last.push(line)
  }
  return entries
}

/** What needs no trying. */
const isPlain = (lines: string[]) => lines.length === 1 && /^[A-Za-z_][\w-]*: [A-Za-z0-9][\w ,./()-]*$/.test(lines[0] ?? '')

function quote([first = '', ...rest]: string[]): string | undefined {
  const [, name, value = ''] = fieldStart.exec(first) ?? []
  if (name === undefined || value.trim() === '' || saysHow.test(value)) return undefined
  if (rest.some((line) => line !== '' && !/^[ \t]/.test(line))) return undefined
  const text = [value, ...rest].map((line) => line.trim()).join(' ')
  return `${name}: ${JSON.stringify(text.trim())}`
}
