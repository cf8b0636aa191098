import type { z } from 'zod'

const words: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'text',
}

/** The first thing a schema finds wrong, as a sentence. */
export const explain = ({ issues: [issue] }: z.core.$ZodError, skip = 0): string => (issue ? explainIssue(issue, skip) : '')

/** @param skip - how many steps of the way to it the reader knows already */
export function explainIssue(issue: z.core.$ZodIssue, skip = 0): string {
  const at = issue.path.slice(skip).join('.')
  const what = sentence(inWords(issue))
  return at === '' ? what : `${at}: ${what}`
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `Claude Code does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}.`
  // The library's own sentence says more; this is what it says when it has none.
  if (!issue.message.startsWith('Invalid ')) return issue.message
  if (issue.code === 'invalid_type') {
    const wanted = words[issue.expected] ?? issue.expected
    return issue.message.endsWith('undefined') ? `It is missing; use ${wanted}.` : `Use ${wanted}.`
  }
  if (issue.code === 'invalid_value') return `Use ${issue.values.length > 1 ? 'one of: ' : ''}${issue.values.map(String).join(', ')}.`
  return issue.message
}

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`)
