import type { ConfigOf, Json } from '@ccm/contract'
import { type FieldOrder, inOrder } from '../field-order.ts'
import { foldLines } from '../prose.ts'
import { hookGroups } from './hook-group.ts'
import { toolList } from './tool-list.ts'

/** The frontmatter of a command, or of a skill, which has two fields more. */
type Fields = Omit<ConfigOf<'skill'>, 'prompt' | 'files'>

const fieldOrder: FieldOrder<Fields> = {
  name: true,
  description: true,
  'argument-hint': true,
  arguments: true,
  when_to_use: true,
  paths: true,
  'allowed-tools': true,
  'disallowed-tools': true,
  model: true,
  effort: true,
  'disable-model-invocation': true,
  'user-invocable': true,
  context: true,
  agent: true,
  background: true,
  hooks: true,
  shell: true,
  license: true,
  compatibility: true,
  metadata: true,
}

/**
 * The frontmatter that skills and commands share.
 *
 * @param description - the one of `fields` with its placeholders filled in; an empty one is left out
 */
export function skillFrontmatter(fields: Fields, description: string): { [name: string]: Json } {
  const { 'allowed-tools': allowed, 'disallowed-tools': disallowed, hooks } = fields
  return inOrder(
    {
      ...fields,
      description: description.trim() === '' ? undefined : foldLines(description),
      'argument-hint': folded(fields['argument-hint']),
      when_to_use: folded(fields.when_to_use),
      'allowed-tools': allowed && toolList(allowed),
      'disallowed-tools': disallowed && toolList(disallowed),
      hooks: hooks && hookGroups(hooks),
    },
    fieldOrder,
  )
}

const folded = (text: string | undefined) => (text === undefined ? undefined : foldLines(text))

/**
 * The text runs commands or approves tools when it is called. A field Claude Code reads may also stand in `extra`, in a form the contract
 * does not take.
 */
export const skillRuns = ({ 'allowed-tools': allowed, hooks = {}, extra = {} }: Fields, prompt: string) =>
  allowed !== undefined ||
  Object.keys(hooks).length > 0 ||
  Object.hasOwn(extra, 'allowed-tools') ||
  Object.hasOwn(extra, 'hooks') ||
  runsShell(prompt)

/** Claude Code runs `` !`command` `` and fenced blocks opened with `` ```! `` before it sends the prompt. */
const runsShell = (prompt: string) => prompt.includes('!') && /!`|^[^\S\n]*(?:```|~~~)!/m.test(prompt)
