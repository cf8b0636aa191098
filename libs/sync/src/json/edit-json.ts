import type { Node } from 'jsonc-parser'
import type { JsonEdit } from './json-edit.ts'
import { parseShared, type SharedJson } from './parse-shared.ts'
import { parsePointer, pointerInto } from './pointer.ts'
import { putObject, type Puts } from './put.ts'
import { cutContainer, type Cutting, gatherRemovals, type RemovingEdit } from './removals.ts'
import { type Rename, renamedPointers, renameSplices } from './rename.ts'
import { applySplices, behind, invertSplices, type Splice } from './splice.ts'
import { isBlank } from './trivia.ts'
import { UnreadableJson } from './unreadable-json.ts'
import { endOf, hasContainer } from './walk.ts'
import { gatherWants, type Insertion } from './wants.ts'

/** What a file is after its edits. */
export interface EditedJson {
  /** Undefined when nothing of the file is left and it was made by us: the file goes. */
  text: string | undefined
  /**
   * Pointers of the containers we made and that are still there; `''` for the file itself, `'{}'` for the root object put
   * into a file that held white space alone. Keep it for the next edit of the file.
   */
  made: string[]
  /**
   * What turns the text into the one before the edits, step by step, byte for byte; a missing file counts as an empty text. Holds what the
   * edits took away and nothing else of the file.
   */
  back: Splice[][]
}

/** Stands in `made` for the file itself, and for the root object put into a file that held white space alone. */
const theFile = ''
const theRoot = '{}'

/**
 * Edits a shared JSON file and nothing else in it: bytes outside the edited members and elements stay, and taking away
 * what was put in gives the former text byte for byte. What is put in takes the indentation, the line ending and the
 * spacing found beside it; a value equal to the one there is left as it is written. After removals an empty container goes
 * with its key if it stands in `made`.
 *
 * @param text the file's text, undefined when there is no file
 * @param made as the last edit of this file returned it
 * @throws UnreadableJson when the file or a container on the way of an edit cannot be read (see `parseShared`,
 * `readMember`), or when a member to be replaced or removed has a comment inside (see `isAnnotated`),
 * unless the edit goes over comments
 */
export function editJson(text: string | undefined, edits: readonly JsonEdit[], made: readonly string[] = []): EditedJson {
  const renames = edits.filter((edit) => edit.op === 'rename')
  const others = edits.filter((edit) => edit.op !== 'rename')
  const renamed = rename({ text, made: [...made], back: [] }, renames)
  const edited = editContent(renamed.text, others, renamed.made)
  return { ...edited, back: [...edited.back, ...renamed.back] }
}

/** Edits that leave keys as they are. */
type ContentEdit = Exclude<JsonEdit, Rename>

function editContent(text: string | undefined, edits: readonly ContentEdit[], made: readonly string[]): EditedJson {
  const isAround = aroundOthers(edits)
  if (edits.some(isAround)) {
    const half = editContent(text, edits.filter(isAround), made)
    const whole = editContent(
      half.text,
      edits.filter((edit) => !isAround(edit)),
      half.made,
    )
    return { ...whole, back: [...whole.back, ...half.back] }
  }
  const insertions = edits.filter((edit) => edit.op !== 'unset' && edit.op !== 'drop')
  const removals = edits.filter((edit) => edit.op === 'unset' || edit.op === 'drop')
  // In this order a container whose children all change stays where it is, with its style.
  return remove(insert({ text, made: [...made], back: [] }, insertions), removals)
}

/** Tells edits of a place that other edits reach into: they go first, so that the others find what they left. */
function aroundOthers(edits: readonly ContentEdit[]): (edit: ContentEdit) => boolean {
  const around = new Set<string>()
  for (const { op, pointer } of edits) {
    const isElement = op !== 'set' && op !== 'unset'
    for (const place of ancestorsOf(pointer)) if (isElement || place !== pointer) around.add(place)
  }
  return ({ op, pointer }) => (op === 'set' || op === 'unset') && around.has(pointer)
}

/** The pointers of the containers something stands in, and its own. */
function ancestorsOf(pointer: string): string[] {
  let place = ''
  return parsePointer(pointer).map((key) => (place = pointerInto(place, key)))
}

function rename(file: EditedJson, renames: readonly Rename[]): EditedJson {
  const { text, made, back } = file
  if (text === undefined || renames.length === 0) return file
  const shared = parse(text)
  const splices = renameSplices(shared, renames)
  const renamed = shared.bom + applySplices(shared.body, splices)
  return { text: renamed, made: renamedPointers(made, renames), back: [stepBack(shared, splices), ...back] }
}

function insert(file: EditedJson, edits: readonly Insertion[]): EditedJson {
  if (edits.length === 0) return file
  const { shared, root, made, back } = withRoot(file)
  const puts: Puts = { splices: [], made: new Set(), replaced: new Set() }
  putObject(shared, root, gatherWants(edits), '', puts)
  const text = shared.bom + applySplices(shared.body, puts.splices)
  return {
    text,
    made: [...without(puts.replaced, stillThere(shared, made)), ...puts.made],
    back: [stepBack(shared, puts.splices), ...back],
  }
}

/** A file with an object to put something into. */
function withRoot({ text, made, back }: EditedJson): { shared: SharedJson; root: Node; made: string[]; back: Splice[][] } {
  if (text === undefined) return withRoot({ text: '{}\n', made: [theFile], back: [[{ start: 0, end: 3, text: '' }], ...back] })
  const shared = parse(text)
  const { root, bom, body } = shared
  if (root) return { shared, root, made, back }
  const opened = [{ start: bom.length, end: bom.length + 2, text: '' }]
  return withRoot({ text: `${bom}{}${body}`, made: [theRoot], back: [opened, ...back] })
}

function remove({ text, made, back }: EditedJson, edits: readonly RemovingEdit[]): EditedJson {
  if (text === undefined) return { text, made: [], back }
  if (edits.length === 0) return { text, made, back }
  const shared = parse(text)
  const { bom, body, root } = shared
  if (!root) return { text, made: [], back }
  const known = stillThere(shared, made)
  const cutting: Cutting = { shared, made: new Set(known), splices: [], gone: new Set() }
  const [before, after] = [body.slice(0, root.offset), body.slice(endOf(root))]
  const mayGo = (known.includes(theFile) || known.includes(theRoot)) && isBlank(before + after)
  if (cutContainer(cutting, root, gatherRemovals(edits), '', mayGo)) {
    const gone: Splice = known.includes(theFile)
      ? { start: 0, end: text.length, text: '' }
      : { start: bom.length + root.offset, end: bom.length + endOf(root), text: '' }
    return { text: known.includes(theFile) ? undefined : bom + before + after, made: [], back: [invertSplices(text, [gone]), ...back] }
  }
  return {
    text: bom + applySplices(body, cutting.splices),
    made: without(cutting.gone, known),
    back: [stepBack(shared, cutting.splices), ...back],
  }
}

const stepBack = ({ body, bom }: SharedJson, splices: readonly Splice[]) => behind(bom.length, invertSplices(body, splices))

function parse(text: string): SharedJson {
  const shared = parseShared(text)
  if ('error' in shared) throw new UnreadableJson(shared.error)
  return shared
}

/** A container a person took away is no longer ours, should one stand there again. */
const stillThere = (shared: SharedJson, made: readonly string[]) =>
  made.filter((pointer) => pointer === theFile || pointer === theRoot || hasContainer(shared, pointer))

const without = (gone: ReadonlySet<string>, made: readonly string[]) =>
  made.filter((pointer) => pointer === theFile || pointer === theRoot || !ancestorsOf(pointer).some((place) => gone.has(place)))
