import type { UndoAction } from '@ccm/sync'
import { pathOf } from '../output/plan-lines.ts'
import { bold, dim, green, type Line, red, type Styled, yellow } from '../output/styled.ts'
import { partOf } from './action-texts.ts'

/** What undoing a run would do, grouped by file as a plan is. */
export function undoLines(actions: readonly UndoAction[]): Line[] {
  const files = new Map<string, UndoAction[]>()
  for (const action of actions) files.set(pathOf(action), [...(files.get(pathOf(action)) ?? []), action])
  return [...files].flatMap(([path, parts]): Line[] => {
    const [first] = parts
    if (parts.length === 1 && first?.kind === 'file') return [['  ', signOf(first), ' ', path, ...noteOf(first)]]
    return [['    ', bold(path)], ...parts.map((part): Line => ['  ', signOf(part), '   ', partOf(part), ...noteOf(part)])]
  })
}

function signOf({ action, before, after }: UndoAction): Styled {
  if (action === 'settled') return dim('=')
  if (action === 'changed') return red('!')
  if (after === undefined) return red('-')
  return before === undefined ? green('+') : yellow('~')
}

function noteOf({ action, before }: UndoAction): Line {
  if (action === 'restore') return []
  if (action === 'settled') return [dim('  as it was before already')]
  return [dim('  '), before === undefined ? 'deleted since' : 'changed since']
}
