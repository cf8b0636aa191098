import type { Root } from '@ccm/contract'
import type { FileState } from '../files.ts'
import { formOf } from '../form.ts'
import type { LedgerEntry, UndoPlan, Unreadable } from '../types.ts'
import { judgeUndo } from '../undo/judge-undo.ts'
import type { JudgedUndo, Present, UndoFile } from '../undo/undo-file.ts'
import type { Disk } from './disk.ts'
import type { Pack, PackFile } from './pack.ts'
import { type FilePlace, readAt } from './read-files.ts'
import { Resolver } from './resolve.ts'
import { insideOf } from './stage.ts'
import type { TargetOptions } from './target.ts'

/** A run and what is now where it wrote. */
export interface LookedUndo {
  files: JudgedUndo[]
  unreadable: Unreadable[]
  places: Map<string, FilePlace>
}

/** Reads the files of a run and judges what undoing it would do. */
export function lookUndo(pack: Pack, { roots, disk }: Pick<TargetOptions, 'roots'> & { disk: Disk }): LookedUndo {
  const looked: LookedUndo = { files: [], unreadable: [], places: new Map() }
  const resolvers = new Map<Root, Resolver>()
  for (const file of undoFiles(pack)) {
    const root = roots[file.root]
    const resolver = resolvers.get(file.root) ?? (root === undefined ? undefined : new Resolver(root, disk))
    if (resolver) resolvers.set(file.root, resolver)
    const { state, place } = resolver ? readAt(resolver, file.path) : { state: noRoot(file.root), place: undefined }
    if (place) looked.places.set(file.key, place)
    const judged = judgeUndo(file, presentOf(pack, file, state, place, root))
    if ('message' in judged) looked.unreadable.push(judged)
    else looked.files.push(judged)
  }
  return looked
}

/** The files a run wrote, each with its edits. */
function undoFiles(pack: Pack): UndoFile[] {
  const latter = entriesOf(Object.values(pack.delta.files))
  const former = entriesOf(Object.values(pack.former))
  const keys = new Map(pack.files.map(({ real, key }) => [real, key]))
  return pack.files.flatMap((file) => {
    const edits = pack.undo.filter((edit) => edit.file === file.key)
    const kind = edits[0]?.kind
    if (kind === undefined) return []
    return [
      {
        ...wroteOf(file),
        form: formOf(kind),
        edits,
        former,
        latter,
        spokeOf: (file.rests ?? []).flatMap(({ real }) => keys.get(real) ?? []),
      },
    ]
  })
}

const entriesOf = <T extends LedgerEntry | null>(files: readonly { entries: Record<string, T> }[]): Record<string, T> =>
  Object.fromEntries(files.flatMap(({ entries }) => Object.entries(entries)))

const wroteOf = ({ key, root, path, before, after, modeBefore, modeAfter, back }: PackFile) => ({
  key,
  root,
  path,
  before,
  after,
  modeBefore,
  ...(modeAfter !== undefined && { modeAfter }),
  ...(back && { back }),
})

/** What is there now where a run wrote a file. */
export function presentOf(pack: Pack, { key }: UndoFile, state: FileState, place: FilePlace | undefined, root = ''): Present {
  const inside = place && insideOf(root, place.real)
  return { state, mode: place?.mode, isSamePlace: pack.files.some((file) => file.key === key && file.inside === inside) }
}

const noRoot = (root: Root): FileState => ({
  kind: 'refused',
  code: 'forbidden',
  message: `The path is refused because this target has no ${root} directory.`,
})

/** What undoing a run would do, for a person to look at. */
export const undoPlanOf = (pack: Pack, { files, unreadable }: LookedUndo): UndoPlan => ({
  targetId: pack.targetId,
  run: Number.parseInt(pack.runId, 10),
  runId: pack.runId,
  actions: files.flatMap(({ parts }) => parts.map(({ action }) => action)),
  unreadable,
})
