/** How Claude Code reads a matcher. */
export type MatcherKind = { kind: 'all' } | { kind: 'names'; names: string[] } | { kind: 'regexp'; regexp: RegExp } | { kind: 'broken' }

/**
 * Reads a matcher: none, an empty one and `*` match everything; letters, digits, `_ - space , |` are exact names split at `|` and `,`; any
 * other character makes it an unanchored JavaScript regular expression.
 */
export function readMatcher(matcher: string | undefined): MatcherKind {
  if (matcher === undefined || matcher === '' || matcher === '*') return { kind: 'all' }
  if (/^[A-Za-z0-9_\- ,|]+$/.test(matcher)) {
    const names = matcher.split(/[|,]/).map((name) => name.trim())
    return { kind: 'names', names: names.filter((name) => name !== '') }
  }
  try {
    return { kind: 'regexp', regexp: new RegExp(matcher) }
  } catch (error) {
    if (error instanceof SyntaxError) return { kind: 'broken' }
    throw error
  }
}

/** Whether a matcher lets a hook run for a name. It is case-sensitive. */
export function matchesTool(matcher: string | undefined, name: string): boolean {
  const read = readMatcher(matcher)
  switch (read.kind) {
    case 'all':
      return true
    case 'names':
      return read.names.includes(name)
    case 'regexp':
      return read.regexp.test(name)
    case 'broken':
      return false
    default:
      return read satisfies never
  }
}

/** What a matcher stands for, in words; and what makes it match less than it seems to. */
export function explainMatcher(matcher: string | undefined): { means: string; doubt?: string } {
  const read = readMatcher(matcher)
  if (read.kind === 'all') return { means: 'Everything.' }
  if (read.kind === 'broken') return { means: 'Nothing.', doubt: 'This is not a valid regular expression, so the hook would never run.' }
  if (read.kind === 'regexp') return { means: `Every name in which the regular expression ${read.regexp.source} is found, at any place.` }
  const server = read.names.find((name) => /^mcp__[A-Za-z0-9-]+(?:_[A-Za-z0-9-]+)*$/.test(name))
  const means = `Exactly ${read.names.map((name) => `"${name}"`).join(' or ')}.`
  return server ? { means, doubt: `No tool is called "${server}". For every tool of that server write ${server}__.*` } : { means }
}
