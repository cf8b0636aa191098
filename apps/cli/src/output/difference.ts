import type { PlannedAction } from '@ccm/sync'
import { diffLines, unifiedDiff } from './diff-lines.ts'
import { textsOf, titleOf, wholeText } from './plan-lines.ts'
import { dim, type Line } from './styled.ts'

/** One comparison of two texts, secrets masked. */
export interface Comparison {
  /** What the comparison shows; absent for the plain one of the disk with what a sync would write. */
  about?: 'here' | 'library'
  before: string
  after: string
}

const headings = { here: 'Changed here:', library: 'Changed in the library:' }

/**
 * How an artifact differs: for a conflict both sides against what the library said when they last agreed, where that is known; otherwise
 * the disk (`-`) against what a sync would write (`+`).
 */
export async function comparisonsOf(action: PlannedAction): Promise<Comparison[]> {
  const { maskSecrets } = await import('@ccm/formats/mask-secrets')
  const [before, after] = textsOf(action)
  const base = action.base === undefined ? '' : wholeText(action.kind, action.base)
  const [disk = '', library = '', agreed = ''] = maskSecrets([before, after, base])
  if (action.action !== 'conflict' || action.base === undefined) return [{ before: disk, after: library }]
  return [
    { about: 'here', before: agreed, after: disk },
    { about: 'library', before: agreed, after: library },
  ]
}

/** Comparisons as lines to print. With `whole`, nothing is folded away. */
export function comparisonLines(action: PlannedAction, comparisons: readonly Comparison[], { whole = false } = {}): Line[] {
  return comparisons.flatMap(({ about, before, after }): Line[] => {
    const lines = diffLines(before, after, { whole })
    return [...(about ? [[dim(headings[about])]] : []), ...(before === after ? [[dim(sameText(action))]] : lines)]
  })
}

const sameText = ({ kind, action }: PlannedAction): string => {
  if (action === 'move') return 'The text stays as it is.'
  return kind === 'file' ? 'The text is the same; the executable bit differs.' : 'The values are the same; what stands around them differs.'
}

/** Comparisons as patches, for a document: the disk against the library, and where that is known both against what was agreed. */
export function patchesOf(action: PlannedAction, comparisons: readonly Comparison[]): { diff: string; here?: string; library?: string } {
  const title = titleOf(action)
  const patch = ({ before, after }: Comparison) => unifiedDiff(title, before, after)
  const [here, library] = comparisons
  if (!here || !library) return { diff: here ? patch(here) : '' }
  return {
    diff: patch({ before: here.after, after: library.after }),
    here: patch(here),
    library: patch(library),
  }
}
