import { type ComponentType, type ConfigOf, keySchemas, type Scope } from '@ccm/contract'
import type { MarkdownSource } from './folder.ts'
import { type Markdown, readMarkdown } from './frontmatter.ts'
import type { Found, Taken } from './parsed.ts'
import type { ParseProblem } from './source-file.ts'
import type { FieldsTaken } from './take-fields.ts'

/** What one Markdown file says a component is, its key included; `undefined` for a file that is none and means to be none. */
export type MarkdownTaken<C> = { key: string; fields: FieldsTaken<C> } | undefined

/** How one type reads its Markdown files. */
interface MarkdownType<T extends ComponentType> {
  type: T
  /** How messages call one. */
  noun: string
  /** What Claude Code does with a file whose frontmatter it cannot read. */
  otherwise: string
  /** Fields in which a number stays as it is written; unknown fields do, too. */
  keepsText: (field: string) => boolean
  take: (source: MarkdownSource, markdown: Markdown) => MarkdownTaken<ConfigOf<T>>
}

/** Reads every file of a type that is one Markdown file each. */
export function takeMarkdown<T extends ComponentType>(sources: MarkdownSource[], scope: Scope, type: MarkdownType<T>): Taken<T> {
  const found: Found<T>[] = []
  const problems: ParseProblem[] = []
  for (const source of sources) {
    const one = takeOne(source, type)
    if (one?.component) found.push({ type: type.type, ...one.component, scope, paths: [source.path] })
    problems.push(...(one?.problems ?? []).map((problem) => ({ path: source.path, ...problem })))
  }
  return { found, problems }
}

type ProblemOfFile = Omit<ParseProblem, 'path'>
type One<T extends ComponentType> = { component?: Pick<Found<T>, 'key' | 'config'>; problems: ProblemOfFile[] }

function takeOne<T extends ComponentType>(source: MarkdownSource, type: MarkdownType<T>): One<T> | undefined {
  const { markdown, problem } = readMarkdown(source.text, type.keepsText)
  if (!markdown) return { problems: [refusal(type.noun, `${problem} ${type.otherwise}`)] }
  const taken = type.take(source, markdown)
  if (!taken) return undefined
  const { key, fields } = taken
  if (fields.failure !== undefined) return { problems: [refusal(type.noun, fields.failure)] }
  const badKey = keySchemas[type.type].safeParse(key).error?.issues[0]?.message
  if (badKey !== undefined) return { problems: [refusal(type.noun, `Its name "${key}" is not one ccm takes: ${badKey}`)] }
  return { component: { key, config: fields.config }, problems: fields.kept }
}

/** Says that a file gives no component. */
export const refusal = (noun: string, why: string): ProblemOfFile => ({
  message: `This ${noun} is not taken. ${why} The file stays as it is.`,
})
