import type { Artifact } from '@ccm/contract'
import type { UndoEdit } from '../undo-edit.ts'
import { valueOfRaw } from './sight.ts'
import type { UndoFile } from './undo-file.ts'

/** What stood in a part's place before the run, as an artifact; `undefined` when nothing did. */
export function formerArtifact({ root, path, former, latter, modeBefore }: UndoFile, edit: UndoEdit): Artifact | undefined {
  const { id, kind, before, encoding, pointer, block } = edit
  if (before === null) return undefined
  const entry = former[id] ?? latter[id]
  const common = { id, root, path, owners: entry?.owners ?? [], runs: false, private: entry?.private ?? false }
  switch (kind) {
    case 'file':
      return { kind, ...common, content: before, ...(encoding && { encoding }), executable: ((modeBefore ?? 0) & 0o100) !== 0 }
    case 'block':
      return block === undefined ? undefined : { kind, ...common, block, content: before }
    case 'key':
    case 'element': {
      const value = valueOfRaw(before)
      return value === undefined || pointer === undefined ? undefined : { kind, ...common, pointer, value }
    }
    default:
      return kind satisfies never
  }
}
