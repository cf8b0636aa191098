import type { Issue } from './protocol.ts'

/** The part of a zod issue that is read here; so that who holds an error need not load zod. */
export interface Found {
  code?: string
  path: readonly PropertyKey[]
  message: string
  errors?: readonly (readonly Found[])[]
  keys?: readonly string[]
  issues?: readonly Found[]
}

/** A schema of the contract, as far as checking goes. */
export interface Checking {
  safeParse(value: unknown): { success: true } | { success: false; error: { issues: readonly Found[] } }
}

/** zod's issues as ours: a path from the input's root and a sentence that says what to do. */
export const toIssues = ({ issues }: { issues: readonly Found[] }): Issue[] => issues.flatMap((issue) => fromFound(issue, []))

/** What a schema says of a value; nothing for one that is valid. */
export function check(schema: Checking, value: unknown): Issue[] {
  const result = schema.safeParse(value)
  return result.success ? [] : toIssues(result.error)
}

function fromFound(issue: Found, above: Issue['path']): Issue[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input' && issue.errors && issue.errors.length > 0) {
    return closest(issue.errors).flatMap((inner) => fromFound(inner, path))
  }
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'There is no such field. Remove it, or check its spelling.' }))
  }
  if (issue.code === 'invalid_key' && issue.issues?.[0]) return [{ path, message: readable(issue.issues[0].message) }]
  return [{ path, message: readable(issue.message) }]
}

/** Of the branches of a union the one that got furthest, which is most likely the one that was meant. */
const closest = (branches: readonly (readonly Found[])[]) =>
  branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best))

const depth = (issues: readonly Found[]) => Math.max(0, ...issues.map(({ path }) => path.length))

/** zod's own texts, which say what it expected; a schema's texts pass as they are. */
const texts: [RegExp, (...found: string[]) => string][] = [
  [/^Invalid input: expected (\w+), received undefined$/, (type = '') => `This is missing. Add ${a(type)}.`],
  [/^Invalid input: expected (\w+), received \w+$/, (type = '') => `Use ${a(type)}.`],
  [/^Invalid input: expected (".*")$/, (value) => `Use ${value}.`],
  [/^Invalid option: expected one of (.+)$/, (values = '') => `Use one of: ${values.replaceAll('|', ', ').replaceAll('"', '')}.`],
  [/^Too big: expected \w+ to (?:have|be) <=(\S+)(.*)$/, (most, unit) => `This is too much: use at most ${most}${unit}.`],
  [/^Too small: expected \w+ to (?:have|be) >=(\S+)(.*)$/, (least, unit) => `This is too little: use at least ${least}${unit}.`],
  [/^Too small: expected \w+ to (?:have|be) >(\S+)(.*)$/, (least, unit) => `This is too little: use more than ${least}${unit}.`],
  [/^Unrecognized keys?: (.+)$/, (names) => `There is no such field: ${names}. Remove it, or check its spelling.`],
  [/^Invalid input$/, () => 'This has none of the shapes it may have.'],
]

function readable(message: string): string {
  for (const [pattern, write] of texts) {
    const found = pattern.exec(message)
    if (found) return write(...found.slice(1))
  }
  return message
}

const nouns: Record<string, string> = {
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  boolean: 'true or false',
}
const a = (type: string) => nouns[type] ?? `a ${type}`
