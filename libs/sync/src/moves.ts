import type { Artifact } from '@ccm/contract'
import { artifactHash, fileHash } from '@ccm/formats/hash'
import { toText } from './bytes.ts'
import { decide } from './decide.ts'
import { isLinked } from './files.ts'
import { formOf } from './form.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'
import { mayRun } from './may-run.ts'
import type { LedgerEntry, MovedFrom } from './types.ts'

/** Something the ledger speaks of and the library no longer names, with the file it stands in. */
interface Leaving {
  file: JudgedFile
  action: JudgedAction & { entry: LedgerEntry }
}

/**
 * Finds what the library calls by another name now: something of ours that goes and something that is made, of one component and one kind,
 * where the other could only be the same. It is then judged as one artifact, by what is on disk at its former place. Where something
 * stands at the new place already, there is nothing to pair.
 */
export function pairMoves(files: readonly JudgedFile[]): JudgedFile[] {
  const pairs = pairsOf(files)
  if (pairs.size === 0) return [...files]
  const arriving = new Map([...pairs].map(([fresh, leaving]) => [fresh.id, leaving]))
  const left = new Map([...pairs].map(([fresh, { action }]) => [action.id, fresh.id]))
  return files.map((file) => {
    if (file.actions.every(({ id }) => !arriving.has(id) && !left.has(id))) return file
    const moved = file.actions.map((action) => movedAction(action, arriving.get(action.id)))
    return { ...file, actions: moved.filter(({ id }) => !left.has(id)), ...leavingOf(file, left) }
  })
}

/** What stands alone in a file that goes away under it. */
function leavingOf({ form, actions: [action] }: JudgedFile, left: ReadonlyMap<string, string>): Pick<JudgedFile, 'leaving'> {
  const to = action && left.get(action.id)
  if (form !== 'file' || !action || to === undefined || action.have === undefined) return {}
  return { leaving: { to, action: { ...action, action: 'remove' } } }
}

/** By what is made: what goes, where neither could be anything else. */
function pairsOf(files: readonly JudgedFile[]): Map<JudgedAction, Leaving> {
  const leaving = byFamily(files.flatMap(leavingIn), ({ action }) => familiesOf(action, action.entry))
  if (leaving.size === 0) return new Map()
  const fresh = byFamily(files.flatMap(freshIn), (action) => (action.artifact ? familiesOf(action, action.artifact) : []))
  const matches = [...fresh].flatMap(([family, made]) =>
    made.flatMap((one) => (leaving.get(family) ?? []).map((other) => [one, other] as const)),
  )
  const partners = new Map<JudgedAction | Leaving, Set<JudgedAction | Leaving>>()
  for (const [one, other] of matches) {
    partners.set(one, (partners.get(one) ?? new Set()).add(other))
    partners.set(other, (partners.get(other) ?? new Set()).add(one))
  }
  return new Map(matches.filter((pair) => pair.every((one) => partners.get(one)?.size === 1)))
}

const freshIn = ({ actions }: JudgedFile) => actions.filter(({ action, entry }) => action === 'create' && !entry)

/** What was there before us stays where it is. */
const leavingIn = (file: JudgedFile): Leaving[] =>
  file.actions.flatMap((action) => {
    const { artifact, entry, kind, unmet } = action
    if (artifact || !entry || unmet || entry.origin === 'matched' || formOf(kind) !== file.form) return []
    if (kind === 'file' && isLinked(file.state)) return []
    return { file, action: { ...action, entry } }
  })

/**
 * What tells artifacts that stand for the same thing of one component: each kind of thing lies in a directory or a container of its own.
 * Elements go by running numbers and need no names.
 */
function familiesOf(
  { kind, root, path }: Pick<JudgedAction, 'kind' | 'root' | 'path'>,
  { owners, ...part }: { owners: LedgerEntry['owners']; pointer?: string },
): string[] {
  const family = kind === 'file' ? fileFamily(path) : kind === 'key' ? keyFamily(path, part.pointer) : kind === 'block' ? path : undefined
  return family === undefined ? [] : owners.map(({ componentId }) => `${kind} ${root}:${family} ${componentId}`)
}

/** One file each; a skill has several, told apart by their paths in its directory. */
const oneEach = new Set(['agents', 'commands', 'rules', 'output-styles'])

function fileFamily(path: string): string | undefined {
  const [first = '', ...rest] = path.replace(/^\.claude\//, '').split('/')
  if (oneEach.has(first) && rest.length > 0) return first
  return first === 'skills' && rest.length > 1 ? ['skills', '*', ...rest.slice(1)].join('/') : undefined
}

/** MCP servers alone are called by a component's name; other keys say what they are about. */
function keyFamily(path: string, pointer = ''): string | undefined {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  return parent.endsWith('/mcpServers') ? `${path}#${parent}` : undefined
}

function movedAction(fresh: JudgedAction, leaving: Leaving | undefined): JudgedAction {
  if (!leaving) return fresh
  const { action: gone, file } = leaving
  const decided = decide(fresh.want, gone.entry, gone.have)
  return settleMove({
    ...fresh,
    action: gone.annotated && decided === 'update' ? 'conflict' : decided,
    entry: gone.entry,
    from: placeOf(gone),
    have: gone.have,
    before: gone.before,
    annotated: gone.annotated,
    ...(fresh.kind === 'file' && { stood: file.state }),
  })
}

function placeOf({ id, path, entry: { pointer, block } }: Leaving['action']): MovedFrom {
  return { id, path, ...(pointer !== undefined && { pointer }), ...(block !== undefined && { block }) }
}

/** Turns what is to be done about things that have another name into moves, once what had to be merged is. */
export const settleMoves = (files: readonly JudgedFile[]): JudgedFile[] =>
  files.map((file) => (file.actions.some(({ from }) => from) ? { ...file, actions: file.actions.map(settleMove) } : file))

/** What somebody deleted at the former place is not made at the new one. */
function settleMove(action: JudgedAction): JudgedAction {
  if (!action.from || action.have === undefined) return action
  switch (action.action) {
    case 'update':
      return { ...action, action: 'move' }
    case 'merge':
      return action.result ? { ...action, action: 'move' } : action
    case 'keep':
    case 'adopt':
      return asItStands(action)
    case 'drifted':
    case 'conflict':
      return { ...asItStands(action), stays: action.action }
    case 'move':
    case 'create':
    case 'remove':
    case 'release':
    case 'forget':
      return action
    default:
      return action.action satisfies never
  }
}

/** What is on disk goes along as it is. */
function asItStands(action: JudgedAction): JudgedAction {
  const result = onDisk(action)
  const runs = action.runs || (result !== undefined && mayRun(result))
  return { ...action, action: 'move', runs, after: action.before, ...(result && { result }) }
}

/** What stood at the former place, as an artifact of the new one; `undefined` when it is what the library wants. */
function onDisk({ artifact, before = '', have, want, stood }: JudgedAction): Artifact | undefined {
  switch (artifact?.kind) {
    case undefined:
    case 'element':
      return undefined
    case 'key':
      return have === want ? undefined : { ...artifact, value: JSON.parse(before) }
    case 'block':
      return have === want ? undefined : { ...artifact, content: before }
    case 'file': {
      if (stood?.kind !== 'file') return undefined
      const { encoding: _encoding, ...plain } = artifact
      const text = toText(stood.bytes)
      const executable = fileHash(stood.bytes, true) === have
      if (text === undefined) return { ...plain, content: Buffer.from(stood.bytes).toString('base64'), encoding: 'base64', executable }
      // What only its line endings tell from the library's goes along with them.
      return text === artifact.content && have === want ? undefined : { ...plain, content: text, executable }
    }
    default:
      return artifact satisfies never
  }
}

/** The bytes move as they are. */
export const movesAsItIs = ({ artifact, result, have }: JudgedAction) => {
  const written = result ?? artifact
  return written !== undefined && artifactHash(written) === have
}

function byFamily<T>(items: readonly T[], familiesOf: (item: T) => readonly string[]): Map<string, T[]> {
  const families = new Map<string, T[]>()
  for (const item of items) for (const family of familiesOf(item)) families.set(family, [...(families.get(family) ?? []), item])
  return families
}
