import type { Action, Root } from '@ccm/contract'
import type { MovedFrom, Plan, PlannedAction, Settlement } from '@ccm/sync'
import { binaryOf, bytesOfBase64 } from './sizes.ts'
import { bold, cyan, dim, green, type Line, red, type Styled, yellow } from './styled.ts'

/** A plan, grouped by file: one line for a whole file, and under a shared file one for each of its parts. */
export function planLines(actions: readonly PlannedAction[]): Line[] {
  const files = new Map<string, PlannedAction[]>()
  for (const action of actions) {
    const parts = files.get(pathOf(action))
    if (parts) parts.push(action)
    else files.set(pathOf(action), [action])
  }
  return [...files].flatMap(([path, parts]): Line[] => {
    const [first] = parts
    if (parts.length === 1 && first?.kind === 'file') return [['  ', signOf(first), ' ', path, ...noteOf(first)]]
    return [['    ', bold(path)], ...parts.map((part): Line => ['  ', signOf(part), '   ', partLabel(part), ...noteOf(part)])]
  })
}

/** Where it lies, as a person writes it. */
export const pathOf = ({ root, path }: Pick<PlannedAction, 'root' | 'path'>): string => (root === 'home' ? `~/${path}` : path)

/** Which part of a file: `mcpServers › github`, the array an element stands in with what it is, or the name of a block. */
export function partLabel({ kind, artifact, entry, before, after }: PlannedAction): string {
  const { pointer = '', block = '' } = { ...entry, ...artifact }
  if (kind === 'block') return `block ${block}`
  if (kind === 'file') return 'the file'
  const text = (after ?? before ?? '').trim()
  return [...stepsOf(pointer), ...(kind === 'element' && text.startsWith('"') ? [text] : [])].join(' › ')
}

const stepsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A file, or a part of one. */
export const titleOf = (action: PlannedAction): string =>
  action.kind === 'file' ? pathOf(action) : `${pathOf(action)} › ${partLabel(action)}`

/** What the artifact says now and what it would say, for a diff. A part of a file has no final newline of its own, which is no news. */
export const textsOf = ({ kind, before = '', after = '' }: PlannedAction): [string, string] => [
  wholeText(kind, before),
  wholeText(kind, after),
]

export const wholeText = (kind: PlannedAction['kind'], text: string): string => (kind === 'file' || text === '' ? text : `${text}\n`)

/** `subagent code-reviewer`, for each component that wants it. */
export const ownersOf = ({ owners }: PlannedAction): string => owners.map(({ type, name }) => `${type} ${name}`).join(', ')

const signs: Record<Action, Styled> = {
  create: green('+'),
  update: yellow('~'),
  remove: red('-'),
  conflict: red('!'),
  merge: yellow('±'),
  move: cyan('>'),
  drifted: yellow('!'),
  adopt: cyan('='),
  release: dim('='),
  forget: dim('='),
  keep: dim(' '),
}
const signOf = ({ action }: PlannedAction): Styled => signs[action]

function noteOf(action: PlannedAction): Line {
  const owners = ownersOf(action)
  const words = [sizeWords(action), wordsFor(action)].filter(Boolean).join(', ')
  return [...(owners ? ['  ', dim(owners)] : []), ...(words ? [dim(' · '), words] : [])]
}

/** What a file holds that is no text. */
const sizeWords = ({ artifact }: PlannedAction): string =>
  artifact?.kind === 'file' && artifact.encoding !== undefined ? binaryOf(bytesOfBase64(artifact.content)) : ''

/** What is special about it, in words; creating, changing and removing are said by the sign and the summary. */
export function wordsFor(action: PlannedAction): string {
  const words = wordsForAction(action)
  return action.putBack ? `${words}; somebody asked in the web app to put it back` : words
}

function wordsForAction({ action, entry, have, root, from, stays }: PlannedAction): string {
  switch (action) {
    case 'drifted':
      return have === undefined ? 'deleted here; not brought back' : 'changed here; left as it is'
    case 'conflict':
      if (!entry) return 'already here and different'
      return have === undefined ? 'deleted here, changed in the library' : 'changed here and in the library'
    case 'merge':
      return 'changed here and in the library; fits together'
    case 'move':
      return [`moves here from ${from ? placeOf(root, from) : 'elsewhere'}`, ...(stays ? ['stays as it was changed here'] : [])].join('; ')
    case 'adopt':
      return 'already here; nothing to write'
    case 'release':
      return 'no longer in the library; stays, because it is not as ccm wrote it'
    case 'forget':
      return 'no longer in the library, and already gone'
    case 'create':
    case 'update':
    case 'remove':
    case 'keep':
      return ''
    default:
      return action satisfies never
  }
}

/** Where an artifact was: a file, or the part of one. */
const placeOf = (root: Root, { path, pointer, block }: MovedFrom): string => {
  if (block !== undefined) return `block ${block}`
  return pointer === undefined ? pathOf({ root, path }) : stepsOf(pointer).join(' › ')
}

const verbs: [(Action | Settlement['take'])[], string][] = [
  [['create'], 'created'],
  [['update'], 'updated'],
  [['merge'], 'merged'],
  [['move'], 'moved'],
  [['remove'], 'removed'],
  [['theirs'], 'taken from the library'],
  [['edited'], 'written as edited'],
  [['mine'], 'kept as here'],
  [['adopt'], 'taken over'],
  [['release', 'forget'], 'let go'],
]

/** `2 created, 1 updated`: what was, or would be, done; empty when nothing. */
export const tally = (actions: readonly { action: Action; settled?: Settlement['take'] }[]): string =>
  verbs
    .map(([kinds, verb]) => ({ verb, count: actions.filter(({ action, settled }) => kinds.includes(settled ?? action)).length }))
    .filter(({ count }) => count > 0)
    .map(({ verb, count }) => `${count} ${verb}`)
    .join(', ')

/** How many artifacts stay as they are, in step. */
export const kept = ({ counts }: Pick<Plan, 'counts'>): number => counts.keep ?? 0

export const artifacts = (count: number): string => (count === 1 ? '1 artifact' : `${count} artifacts`)
