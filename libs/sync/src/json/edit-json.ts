import type { Node } from 'jsonc-parser'
import type { JsonEdit } from './json-edit.ts'
import { parseShared, type SharedJson } from './parse-shared.ts'
import { parsePointer, pointerInto } from './pointer.ts'
import { putObject, type Puts } from './put.ts'
import { cutContainer, type Cutting, gatherRemovals, type RemovingEdit } from './removals.ts'
import { applySplices } from './splice.ts'
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
 * `readMember`), or when a member to be replaced or removed has a comment inside (see `isAnnotated`)
 */
export function editJson(text: string | undefined, edits: readonly JsonEdit[], made: readonly string[] = []): EditedJson {
  const isAround = aroundOthers(edits)
  if (edits.some(isAround)) {
    const half = editJson(text, edits.filter(isAround), made)
    return editJson(
      half.text,
      edits.filter((edit) => !isAround(edit)),
      half.made,
    )
  }
  const insertions = edits.filter((edit) => edit.op !== 'unset' && edit.op !== 'drop')
  const removals = edits.filter((edit) => edit.op === 'unset' || edit.op === 'drop')
  // In this order a container whose children all change stays where it is, with its style.
  return remove(insert({ text, made: [...made] }, insertions), removals)
}

/** Tells edits of a place that other edits reach into: they go first, so that the others find what they left. */
function aroundOthers(edits: readonly JsonEdit[]): (edit: JsonEdit) => boolean {
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

function insert(file: EditedJson, edits: readonly Insertion[]): EditedJson {
  if (edits.length === 0) return file
  const { shared, root, made } = withRoot(file)
  const puts: Puts = { splices: [], made: new Set(), replaced: new Set() }
  putObject(shared, root, gatherWants(edits), '', puts)
  const text = shared.bom + applySplices(shared.body, puts.splices)
  return { text, made: [...without(puts.replaced, stillThere(shared, made)), ...puts.made] }
}

/** A file with an object to put something into. */
function withRoot({ text, made }: EditedJson): { shared: SharedJson; root: Node; made: string[] } {
  if (text === undefined) return withRoot({ text: '{}\n', made: [theFile] })
  const shared = parse(text)
  const { root, bom, body } = shared
  return root ? { shared, root, made } : withRoot({ text: `${bom}{}${body}`, made: [theRoot] })
}

function remove({ text, made }: EditedJson, edits: readonly RemovingEdit[]): EditedJson {
  if (text === undefined) return { text, made: [] }
  if (edits.length === 0) return { text, made }
  const shared = parse(text)
  const { bom, body, root } = shared
  if (!root) return { text, made: [] }
  const known = stillThere(shared, made)
  const cutting: Cutting = { shared, made: new Set(known), splices: [], gone: new Set() }
  const [before, after] = [body.slice(0, root.offset), body.slice(endOf(root))]
  const mayGo = (known.includes(theFile) || known.includes(theRoot)) && isBlank(before + after)
  if (cutContainer(cutting, root, gatherRemovals(edits), '', mayGo)) {
    return { text: known.includes(theFile) ? undefined : bom + before + after, made: [] }
  }
  return { text: bom + applySplices(body, cutting.splices), made: without(cutting.gone, known) }
}

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
