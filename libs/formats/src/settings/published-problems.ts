import type { Json } from '@ccm/contract'
import { fromPointer } from '../identity.ts'
import { effectOf } from './effect-of.ts'
import { type SchemaError, validate } from './generated/published-settings.js'
import type { KnownSettings } from './known-settings.ts'
import { type Problem, shown, valueAt } from './problem.ts'

/** What the published schema finds wrong with a settings file, one problem for each place. */
export function publishedProblems(root: Json, known: KnownSettings): Problem[] {
  if (validate(root)) return []
  return withoutBranches(validate.errors ?? []).map((error) => toProblem(error, root, known))
}

interface Choice extends SchemaError {
  /** What each of the forms of a choice found. */
  branches: SchemaError[]
}

/** Where none of several forms fits, every form has said why: one finding is left of them. Those about names come twice as well. */
function withoutBranches(errors: SchemaError[]): Choice[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  const isBranchOf = (choice: SchemaError, error: SchemaError) =>
    error.schemaPath.startsWith(`${choice.schemaPath}/`) && isWithin(choice.instancePath, error.instancePath)
  return errors
    .filter((error) => error.propertyName === undefined && !choices.some((choice) => isBranchOf(choice, error)))
    .map((error) => ({ ...error, branches: choices.includes(error) ? errors.filter((other) => isBranchOf(error, other)) : [] }))
}

const isWithin = (outer: string, inner: string) => inner === outer || inner.startsWith(`${outer}/`)

function toProblem(error: Choice, root: Json, known: KnownSettings): Problem {
  const at = fromPointer(error.instancePath)
  const { tag, missingProperty, additionalProperty, propertyName } = error.params
  const path = [...at, ...[additionalProperty, propertyName, tagPlace(error)].filter((key) => typeof key === 'string')]
  const invalid = (says: string): Problem => ({ path, kind: 'invalid', says, effect: effectOf(path, known) })
  if (typeof additionalProperty === 'string') {
    return { path, kind: 'unknown', says: 'is no field that is known there', effect: 'value' }
  }
  if (typeof propertyName === 'string') return invalid('is no name that may stand there')
  const missing = missingProperty ?? (tagPlace(error) === undefined ? tag : undefined)
  if (typeof missing === 'string') return invalid(`has no "${missing}"`)
  return invalid(`is ${shown(valueAt(root, path), path)}, but must ${demandOf(error)}`)
}

/** The tag that picks no form; one that is not there at all is missing from its object. */
const tagPlace = ({ params: { tag, tagValue } }: SchemaError) => (tagValue === undefined ? undefined : tag)

const typeWords: Record<string, string> = {
  string: 'a text in quotes',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
}

/** What a value has to do, as it goes on from "must". */
function demandOf({ keyword, params, branches, instancePath }: Choice): string {
  const { limit } = params
  switch (keyword) {
    case 'minimum':
      return `be ${String(limit)} or more`
    case 'exclusiveMinimum':
      return `be more than ${String(limit)}`
    case 'maximum':
      return `be ${String(limit)} or less`
    case 'minLength':
      return 'not be empty'
    case 'minItems':
      return `have at least ${String(limit)} element${limit === 1 ? '' : 's'}`
    case 'anyOf':
    case 'oneOf':
      return `be ${formsOf(branches.filter((branch) => branch.instancePath === instancePath))}`
    default:
      return `be ${listed(formsIn({ keyword, params }))}`
  }
}

/** The forms of a value that one keyword leaves open. */
function formsIn({ keyword, params }: Pick<SchemaError, 'keyword' | 'params'>): string[] {
  const { type, allowedValue, allowedValues, pattern, tag } = params
  if (keyword === 'type') return [type].flat().map((name) => typeWords[String(name)] ?? String(name))
  if (keyword === 'const') return [JSON.stringify(allowedValue)]
  if (keyword === 'enum' && Array.isArray(allowedValues)) return allowedValues.map((value) => JSON.stringify(value))
  if (keyword === 'pattern') return [`a text that matches ${String(pattern)}`]
  if (keyword === 'format') return ['a full URL']
  return tag === 'type' ? ['command', 'prompt', 'agent', 'http', 'mcp_tool'] : ['one that is known there']
}

function formsOf(branches: SchemaError[]): string {
  // A form that wants certain texts has said so, and need not say that it wants a text.
  const exact = branches.some(({ keyword }) => keyword === 'enum' || keyword === 'pattern')
  const forms = branches.filter(
    ({ keyword, params }) => ['type', 'enum', 'pattern', 'const'].includes(keyword) && !(exact && params['type'] === 'string'),
  )
  return forms.length === 0 ? 'of one of the forms it may have' : listed([...new Set(forms.flatMap(formsIn))])
}

const listed = (words: string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`)
