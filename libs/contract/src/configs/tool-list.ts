import { z } from 'zod'
import { NonEmpty } from './shared.ts'

const listOf = (separator: RegExp) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? splitTools(value, separator) : value),
    z.array(NonEmpty.refine((tool) => !/[\r\n]/.test(tool), 'Use one line.')).min(1, 'Name at least one tool, or leave the field out.'),
  )

/** A list of tools, or the comma-separated string Claude Code takes too; kept as a list. */
export const ToolList = listOf(/,/)

/** The same for skills and commands, where white space separates too. */
export const SkillToolList = listOf(/[,\s]/)

/** Splits where a separator is not inside parentheses: `Agent(a, b), Read` is two tools. */
function splitTools(text: string, separator: RegExp): string[] {
  const tools: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at <= text.length; at += 1) {
    const char = text[at]
    if (char === '(') depth += 1
    else if (char === ')') depth -= 1
    else if (char === undefined || (depth === 0 && separator.test(char))) {
      tools.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  return tools.filter((tool) => tool !== '')
}
