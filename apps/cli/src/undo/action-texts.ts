import { maskSecrets } from '@ccm/formats/mask-secrets'
import type { UndoAction } from '@ccm/sync'
import { diffLines, unifiedDiff } from '../output/diff-lines.ts'
import { pathOf } from '../output/plan-lines.ts'
import type { Line } from '../output/styled.ts'

/** Which part of a file: `mcpServers › github`, the array an element stands in with what it is, or the name of a block. */
export function partOf({ kind, pointer = '', block = '', before, after }: UndoAction): string {
  if (kind === 'block') return `block ${block}`
  if (kind === 'file') return 'the file'
  const steps = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  const text = (after ?? before ?? '').trim()
  return [...steps, ...(kind === 'element' && text.startsWith('"') ? [text] : [])].join(' › ')
}

/** A file, or a part of one. */
export const titleOf = (action: UndoAction): string => (action.kind === 'file' ? pathOf(action) : `${pathOf(action)} › ${partOf(action)}`)

/** Something that can be undone with what it says now and what it said before the run, secrets masked. */
export interface Texts {
  title: string
  now: string
  then: string
}

export function textsOf(action: UndoAction): Texts {
  const whole = (text: string) => (action.kind === 'file' || text === '' ? text : `${text}\n`)
  const [now = '', then = ''] = maskSecrets([whole(action.before ?? ''), whole(action.after ?? '')])
  return { title: titleOf(action), now, then }
}

/** What undoing would do to it. */
export const undoDiff = ({ now, then }: Texts): Line[] => diffLines(now, then)

/** What the run did to it, for what is still as the run left it. */
export const runDiff = ({ now, then }: Texts): Line[] => diffLines(then, now)

export const undoPatch = ({ title, now, then }: Texts): string => unifiedDiff(title, now, then)
export const runPatch = ({ title, now, then }: Texts): string => unifiedDiff(title, then, now)
