import type { Artifact, Hash } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import type { JudgedAction, JudgedFile } from '../judged.ts'
import { mayRun } from '../may-run.ts'
import { isForeignElement, textOf } from '../plan.ts'
import { mergeArtifact, type Merging } from './merge-artifact.ts'

/** What the library said at an earlier agreement, by its hash; `undefined` when that is not known any more. */
export type BaseOf = (want: Hash) => Artifact | undefined

/**
 * Merges what a person changed with what the library changed. What does not fit together, or of which it is not known what both came of,
 * becomes a conflict. The library that merges is loaded only when there is something to merge or to show both sides of.
 */
export async function resolveMerges(files: readonly JudgedFile[], baseOf: BaseOf): Promise<JudgedFile[]> {
  if (!files.some(({ actions }) => actions.some(isOpen))) return [...files]
  const merging = await import('@ccm/formats/merge')
  return files.map((file) => {
    if (!file.actions.some(isOpen)) return file
    return { ...file, actions: file.actions.map((action) => (isOpen(action) ? resolve(file, action, baseOf, merging) : action)) }
  })
}

const isOpen = ({ action, result, base, marked }: JudgedAction) =>
  (action === 'merge' && !result) || (action === 'conflict' && base === undefined && marked === undefined)

function resolve(file: JudgedFile, action: JudgedAction, baseOf: BaseOf, merging: Merging): JudgedAction {
  if (action.action === 'merge' && isForeignElement(action)) return { ...action, action: 'update', before: undefined }
  const base = action.entry && baseOf(action.entry.want)
  const known = { ...action, ...(base && { base: textOf(base) }) }
  const { result, marked } = mergeArtifact(file, action, base, merging)
  if (action.action === 'conflict' || action.annotated || !result)
    return { ...known, action: 'conflict', ...(marked !== undefined && { marked }) }
  const hash = artifactHash(result)
  if (hash === action.have) return { ...known, action: 'adopt' }
  if (hash === action.want) return { ...known, action: 'update' }
  return { ...known, result, after: textOf(result), runs: action.runs || mayRun(result) }
}
