import type { Action, Artifact, Json } from '@ccm/contract'
import { artifactHash } from '@ccm/formats/hash'
import { checkBlock, RefusedBlock } from './blocks/refused-block.ts'
import { isWrite } from './changes.ts'
import { SyncError } from './errors.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'
import { mayRun } from './may-run.ts'
import { bytesOf, mergedBit } from './merge/merge-artifact.ts'
import type { BaseOf } from './merge/resolve-merges.ts'
import { textOf } from './plan.ts'
import type { Plan, PlannedAction, Settlement } from './types.ts'

/**
 * Turns what a person settled into what is to be done. A settlement counts for the very difference the person saw: where the plan said
 * something else, the action stays as it is.
 *
 * @throws SyncError `unreadable` when a text a person typed cannot be written
 */
export function settleFiles(
  files: readonly JudgedFile[],
  shown: Plan,
  settle: ReadonlyMap<string, Settlement>,
  baseOf: BaseOf,
): JudgedFile[] {
  const shownById = new Map(shown.actions.map((action) => [action.id, action]))
  const settlementOf = (action: JudgedAction) => {
    const settlement = settle.get(action.id)
    return settlement && canBe(action.action, settlement) && isAsShown(action, shownById.get(action.id)) ? settlement : undefined
  }
  // What is not to move stays at its former place.
  const held = new Set(
    files.flatMap(({ actions }) => actions.filter((action) => action.action === 'move' && settlementOf(action)).map(({ id }) => id)),
  )
  return files.map((file) => {
    const stays = file.leaving && held.has(file.leaving.to)
    if (!stays && !file.actions.some(settlementOf)) return file
    const actions = file.actions.map((action) => {
      const settlement = settlementOf(action)
      return settlement ? settleAction(file, action, settlement, baseOf) : action
    })
    return { ...file, actions, ...(stays && { leaving: undefined }) }
  })
}

/** What would be written by itself can be kept from it; there is no other side to take, and nothing to edit. */
function canBe(action: Action, { take }: Settlement): boolean {
  if (action === 'conflict' || action === 'drifted' || action === 'merge') return true
  return take === 'mine' && isWrite(action)
}

const isAsShown = ({ action, want, have }: JudgedAction, shown: PlannedAction | undefined) =>
  shown?.action === action && shown.want === want && shown.have === have

function settleAction(file: JudgedFile, action: JudgedAction, settlement: Settlement, baseOf: BaseOf): JudgedAction {
  switch (settlement.take) {
    case 'mine':
      return { ...mine(action), settled: 'mine' }
    case 'theirs':
      return { ...theirs(action), settled: 'theirs' }
    case 'edited':
      return { ...edited(file, action, settlement.text, baseOf), settled: 'edited' }
    default:
      return settlement satisfies never
  }
}

/**
 * The disk stays as it is. What was to go is the person's own from now on, and so is what was to move: at the new place there is to be
 * nothing.
 */
function mine(action: JudgedAction): JudgedAction {
  if (action.action === 'remove') return { ...action, action: 'release' }
  const stays: JudgedAction = { ...action, action: 'adopt', result: undefined }
  if (action.action !== 'move') return stays
  return { ...stays, entry: undefined, from: undefined, stood: undefined, stays: undefined, have: undefined }
}

const theirs = (action: JudgedAction): JudgedAction => ({
  ...action,
  action: action.have === undefined ? 'create' : 'update',
  result: undefined,
  after: action.artifact && textOf(action.artifact),
})

function edited(file: JudgedFile, action: JudgedAction, text: string, baseOf: BaseOf): JudgedAction {
  const { artifact, entry } = action
  if (!artifact) return action
  const base = entry && baseOf(entry.want)
  const result = withText(artifact, text, mergedBit(action, bytesOf(file, action), base))
  const hash = artifactHash(result)
  if (hash === action.have) return { ...action, action: 'adopt', result: undefined }
  if (hash === action.want) return theirs(action)
  return { ...action, action: 'merge', result, after: textOf(result), runs: action.runs || mayRun(result) }
}

function withText(artifact: Artifact, text: string, executable: boolean): Artifact {
  switch (artifact.kind) {
    case 'file': {
      const { encoding: _encoding, ...plain } = artifact
      return { ...plain, content: text, executable }
    }
    case 'block':
      return { ...artifact, content: blockContent(artifact, text) }
    case 'key':
    case 'element':
      return { ...artifact, value: parseValue(artifact.path, text) }
    default:
      return artifact satisfies never
  }
}

/** An editor ends the last line; a block's does not count. */
function blockContent({ path, block }: { path: string; block: string }, text: string): string {
  const content = text.replaceAll('\r\n', '\n').replace(/\n$/, '')
  try {
    checkBlock(block, content)
    return content
  } catch (error) {
    if (!(error instanceof RefusedBlock)) throw error
    const message = `Nothing was written. ${path}: the edited text holds a line with a "ccm:" marker. Remove that line, then try again.`
    throw new SyncError('unreadable', message, { path, cause: error })
  }
}

function parseValue(path: string, text: string): Json {
  try {
    const value: Json = JSON.parse(text)
    return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const message = `Nothing was written. ${path}: the edited text is not JSON (${error.message}). Correct it, then try again.`
    throw new SyncError('unreadable', message, { path, cause: error })
  }
}
