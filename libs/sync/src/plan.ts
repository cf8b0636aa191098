import type { Action, Artifact, Desired } from '@ccm/contract'
import { readable, contentOf } from './bytes.ts'
import { checkDesired } from './check-desired.ts'
import { decide } from './decide.ts'
import { groupByFile, isLinked, isSameState, type FileGroup, type FileState, type Item } from './files.ts'
import { formOf } from './form.ts'
import type { JudgedAction, JudgedFile } from './judged.ts'
import { mayRun } from './may-run.ts'
import { pairMoves } from './moves.ts'
import { isHeld, settleNeeds } from './needs.ts'
import type { Finding, Ledger, Plan, PlannedAction, Unreadable } from './types.ts'
import { prettyJson, viewOf, type Sight, type View } from './view.ts'

/** Everything a decision rests on. `files` has a state for every file the library or the ledger names, by `root:path`. */
export interface PlanInput {
  targetId: string
  desired: Desired
  ledger: Ledger | undefined
  files: ReadonlyMap<string, FileState>
  platform: NodeJS.Platform
  /**
   * Files judged before against the same answer and ledger, by `root:path`. Where the disk still holds the same, or was not read again,
   * the judgement stands.
   */
  former?: ReadonlyMap<string, JudgedFile>
  /** The answer and the ledger sorted by file, when that was done before. */
  groups?: ReadonlyMap<string, FileGroup>
  /** Files as the last run left them, of which the library wants what it wanted then, by `root:path`: they are not read. */
  untouched?: ReadonlySet<string>
}

/** Files with the action for each artifact, and those that stop the run. */
export interface Judgement {
  files: JudgedFile[]
  unreadable: Unreadable[]
}

/**
 * Decides what a sync does: desired × ledger × what was read. What it takes a parser of the library's to see is not asked: whether a file
 * says the same in other words, and whether a settings file will be one Claude Code reads.
 *
 * @throws SyncError `forbidden` when the answer is not one a server may give
 */
export function buildPlan(input: PlanInput): Plan {
  checkDesired(input.desired)
  const { files, unreadable } = judge(input)
  return planOf(input, { files: settleNeeds(files, isHeld), unreadable })
}

/** Judges every artifact by itself, of an answer that was checked; what has another name now counts as one. */
export function judge({
  desired,
  ledger,
  files,
  platform,
  former,
  untouched,
  groups = groupByFile(desired, ledger),
}: PlanInput): Judgement {
  const unreadable: Unreadable[] = []
  const judged: JudgedFile[] = []
  for (const { items, ...group } of groups.values()) {
    const state: FileState | undefined = untouched?.has(group.key) ? { kind: 'untouched' } : files.get(group.key)
    const known = former?.get(group.key)
    if (known && (!state || isSameState(state, known.state))) {
      judged.push(known)
      continue
    }
    const file = judgeFile({ ...group, items }, state ?? { kind: 'absent' }, ledger, platform)
    if ('message' in file) unreadable.push(file)
    else judged.push(file)
  }
  return { files: pairMoves(judged), unreadable }
}

/** The plan that judged files make. */
export function planOf(
  { targetId, desired, ledger }: Pick<PlanInput, 'targetId' | 'desired' | 'ledger'>,
  { files, unreadable, findings = [] }: Judgement & { findings?: Finding[] },
): Plan {
  const actions = inOrder(desired, files)
  return {
    targetId,
    actions: actions.filter(({ action }) => action !== 'keep'),
    counts: count(actions),
    unreadable,
    findings,
    removesMuch: removesMuch(actions, ledger),
  }
}

function judgeFile(file: FileGroup, state: FileState, ledger: Ledger | undefined, platform: NodeJS.Platform): JudgedFile | Unreadable {
  const { items, ...group } = file
  const view = viewOf(file, state, ledger, platform)
  if ('code' in view) return { root: group.root, path: group.path, code: view.code, message: view.message }
  return { ...group, state, actions: items.map((item) => judgeItem(group, item, view, state)) }
}

function judgeItem(group: Omit<FileGroup, 'items'>, item: Item, view: Extract<View, { sights: unknown }>, state: FileState): JudgedAction {
  const { id, kind, artifact, entry, want } = item
  const sight: Sight = view.sights.get(id) ?? { ours: true }
  const action = judgeSight(item, group, sight, state)
  const appended = action === 'update' && isForeignElement(item)
  return {
    id,
    action,
    kind,
    root: group.root,
    path: group.path,
    owners: artifact?.owners ?? entry?.owners ?? [],
    runs: artifact !== undefined && action !== 'keep' && (artifact.runs || mayRun(artifact)),
    private: artifact?.private ?? entry?.private ?? false,
    artifact,
    entry,
    want,
    have: sight.have,
    before: appended ? undefined : sight.text,
    after: artifact && textOf(artifact),
    index: sight.index,
    ours: sight.ours,
    annotated: sight.annotated,
  }
}

function judgeSight(
  { kind, want, entry, known }: Item,
  { form }: Pick<FileGroup, 'form'>,
  { have, annotated }: Sight,
  state: FileState,
): Action {
  // An entry from when this file was written in another form cannot be looked for in it.
  if (formOf(kind) !== form) return 'release'
  const action = decide(want, entry, have, known)
  // Somebody keeps it elsewhere: without it the link would lead nowhere.
  if (action === 'remove' && kind === 'file' && isLinked(state)) return 'release'
  if (!annotated || isForeignElement({ kind, entry })) return action
  return action === 'update' ? 'conflict' : action === 'remove' ? 'release' : action
}

/** An element that was there before us stays where it is; what takes its place in the library is added beside it. */
export const isForeignElement = ({ kind, entry }: Pick<Item, 'kind' | 'entry'>) => kind === 'element' && entry?.origin === 'matched'

/** What an artifact says, as text for a diff. */
export function textOf(artifact: Artifact): string {
  switch (artifact.kind) {
    case 'file':
      return readable(contentOf(artifact))
    case 'block':
      return artifact.content
    case 'key':
    case 'element':
      return prettyJson(artifact.value)
    default:
      return artifact satisfies never
  }
}

/** In the order the library lists them, removals last. */
function inOrder(desired: Desired, files: readonly JudgedFile[]): JudgedAction[] {
  const byId = new Map(files.flatMap(({ actions }) => actions.map((action) => [action.id, action])))
  const inLibraryOrder = desired.artifacts.flatMap(({ id }) => byId.get(id) ?? [])
  return [...inLibraryOrder.filter(({ artifact }) => artifact), ...[...byId.values()].filter(({ artifact }) => !artifact)]
}

function count(actions: readonly PlannedAction[]): Plan['counts'] {
  const counts: Partial<Record<Action, number>> = {}
  for (const { action } of actions) counts[action] = (counts[action] ?? 0) + 1
  return counts
}

/** More than half and more than 4 of what we own, or all of it. What was there before us is not ours and never removed. */
function removesMuch(actions: readonly PlannedAction[], ledger: Ledger | undefined): boolean {
  const removed = actions.filter(({ action }) => action === 'remove').length
  const owned = Object.values(ledger?.entries ?? {}).filter(({ origin }) => origin !== 'matched').length
  return removed > 0 && (removed === owned || (removed > 4 && removed > owned / 2))
}
