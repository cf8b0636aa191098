import type { Issue } from '@ccm/contract'
import type { z } from 'zod'
import { AppError } from './errors.ts'

type ZodIssue = z.core.$ZodIssue

/** zod's issues as ours: a path from the input's root and a sentence that says what to do. */
export const toIssues = (error: z.core.$ZodError): Issue[] => error.issues.flatMap((issue) => fromIssue(issue, []))

function fromIssue(issue: ZodIssue, above: Issue['path']): Issue[] {
  const path = [...above, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))]
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input' && issue.errors.length > 0) {
    return closest(issue.errors).flatMap((inner) => fromIssue(inner, path))
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...path, key], message: 'There is no such field. Remove it, or check its spelling.' }))
  }
  if (issue.code === 'invalid_key' && issue.issues[0]) return [{ path, message: readable(issue.issues[0].message) }]
  return [{ path, message: readable(issue.message) }]
}

/** Of the branches of a union the one that got furthest, which is most likely the one that was meant. */
const closest = (branches: ZodIssue[][]): ZodIssue[] => branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best))

const depth = (issues: ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length))

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

const SHOWN = 3

/** One sentence for all issues: the first few with where they are, and how many more there are. */
export function sentence(issues: Issue[]): string {
  const shown = issues.slice(0, SHOWN).map(({ path, message }) => (path.length > 0 ? `${pathText(path)}: ${message}` : message))
  const more = issues.length - shown.length
  return more > 0 ? `${shown.join(' ')} And ${more} more.` : shown.join(' ')
}

/** `config.hooks[0].timeout`, as a person writes it. */
export const pathText = (path: Issue['path']) =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '')

/** The refusal of an input some of whose fields are wrong. */
export const badRequest = (issues: Issue[], cause?: unknown) => new AppError('bad-request', sentence(issues), { issues, cause })
