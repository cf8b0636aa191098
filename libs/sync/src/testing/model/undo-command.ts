import type { AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import type { TargetSession } from '../../node/target.ts'
import type { UndoAction, UndoPlan } from '../../types.ts'
import { attempt } from './attempt.ts'
import { carryOut } from './carry-out.ts'
import { atTarget } from './engine.ts'
import { Hand } from './hand.ts'
import { type KillChoice, killOf } from './kill.ts'
import type { Memory } from './memory.ts'
import { newestRun, remember } from './remember.ts'
import { expectKept, expectTidy, realPaths, snapshotOf, type Snapshot } from './snapshot.ts'
import { rawMember, wordsIn } from './traces.ts'
import type { World } from './world.ts'

/** Which run is undone: the newest sync, the very newest run, or one in the history. */
export type Which = 'newest sync' | 'newest run' | number

/** The undoing of a run. */
export class UndoCommand implements AsyncCommand<Memory, World> {
  readonly #which: Which
  readonly #anyway: readonly boolean[]
  readonly #kill: KillChoice | undefined

  constructor(which: Which, anyway: readonly boolean[], kill?: KillChoice) {
    this.#which = which
    this.#anyway = anyway
    this.#kill = kill
  }

  check = () => true

  toString = () =>
    `undo(${this.#which}, anyway ${JSON.stringify(this.#anyway)}${this.#kill ? `, killed ${JSON.stringify(this.#kill)}` : ''})`

  async run(memory: Memory, { ground, base }: World): Promise<void> {
    const before = snapshotOf(ground)
    const newest = await newestRun(ground)
    const run = await this.#run(ground)
    const plan = await attempt(() => atTarget(ground, (session) => session.planUndo(run)))
    if (!plan) return memory.count('nothing to undo')
    const changed = plan.actions.filter(({ action }) => action === 'changed')
    const anyway = new Set(changed.flatMap(({ id }, index) => (this.#anyway[index % this.#anyway.length] ? [id] : [])))
    const kill = this.#kill && killOf(this.#kill, new Hand(ground.project, memory.wanted, () => memory.word(), this.#kill.picks), memory)
    let met = before
    const told = kill?.meanwhile && { ...kill, meanwhile: () => (met = withDeed(kill.meanwhile, () => snapshotOf(ground))) }
    const work = async (session: TargetSession) => session.undo(await session.planUndo(run), { anyway })
    const known = memory.runs.get(plan.run)
    const terms = {
      givenUp: new Set([
        ...(known?.brought ?? []),
        ...changed.filter(({ id }) => anyway.has(id)).flatMap((action) => seenIn(ground.project, action)),
      ]),
      mayCome: new Set([
        ...wordsIn(Object.values(known?.before ?? {}).join('\n')),
        ...wordsIn(Object.keys(known?.before ?? {}).join('\n')),
      ]),
      paths: pathsOf(before, ground.project, plan),
      moved: movedBy(plan),
    }
    const fate = await attempt(() => carryOut(ground, base, work, told ?? kill))
    const after = snapshotOf(ground)
    memory.wasKilled ||= this.#kill?.isKilled ?? false
    expectTidy(ground, memory.wasKilled)
    if (!fate) {
      memory.count('undo refused')
      expect(after).toEqual(met)
      if (told) memory.fresh = undefined
      return
    }
    memory.count(this.#kill?.isKilled ? `undo killed: ${fate.how}` : 'undo')
    if (known === undefined) return memory.forget()
    if (fate.how === 'mixed') {
      expectKept(met, after, { ...terms, paths: new Set(Object.keys({ ...before.tree, ...after.tree, ...met.tree })) })
      return memory.forget()
    }
    expectKept(before, after, terms)
    if (fate.how === 'undone') return
    for (const { action } of plan.actions) memory.count(`undo: ${action}`)
    if (anyway.size > 0) memory.count('undo: anyway')
    const agreedBefore = new Map(memory.agreed)
    const wasUnsure = memory.isUnsure
    if (memory.fresh === plan.run) {
      expect(filled(after.tree), 'all is as it was before the run').toEqual(filled(known.before))
      memory.agreed = new Map(known.agreedBefore)
      memory.isUnsure = known.wasUnsure
      memory.count('undone exactly')
    } else memory.forget()
    await remember(memory, ground, newest, { agreedBefore, wasUnsure, before, after })
  }

  async #run(ground: World['ground']): Promise<number | undefined> {
    if (this.#which === 'newest sync') return undefined
    const runs = (await atTarget(ground, (session) => session.history())).map(({ run }) => run)
    return runs[this.#which === 'newest run' ? 0 : this.#which % Math.max(1, runs.length)]
  }
}

function withDeed<T>(deed: (() => void) | undefined, then: () => T): T {
  deed?.()
  return then()
}

const seenIn = (project: string, { before = '', path, pointer }: UndoAction) =>
  wordsIn(before + (pointer === undefined ? '' : rawMember(project, path, pointer, before)))

function pathsOf({ tree }: Snapshot, project: string, plan: UndoPlan): Set<string> {
  const paths = plan.actions.map(({ path }) => path)
  const links = paths
    .flatMap((path) => /^link to (.*)$/.exec(tree[path] ?? '')?.slice(1) ?? [])
    .map((link) => link.replace(/^(?:\.\.\/)*/, ''))
  return realPaths(project, [...paths, ...links])
}

/** A run that moved a file is undone by moving it back: one of the two goes, the other comes. */
function movedBy(plan: UndoPlan): Map<string, string> {
  const files = plan.actions.filter(({ kind }) => kind === 'file')
  const going = files.filter(({ after }) => after === undefined)
  return new Map(
    going.flatMap(({ path, before }) =>
      files.flatMap((other) => (other.after !== undefined && shares(before, other.after) ? [[path, other.path] as const] : [])),
    ),
  )
}

const shares = (some = '', others = '') => wordsIn(some).some((word) => wordsIn(others).includes(word))

/** An empty directory that we once made may go with what was in it. */
const filled = (tree: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tree).filter(
      ([path, what]) =>
        !what.startsWith('directory') ||
        Object.keys(tree).some((other) => other.startsWith(`${path}/`) && !tree[other]?.startsWith('directory')),
    ),
  )
