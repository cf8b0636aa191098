import type { Desired } from '@ccm/contract'
import type { AsyncCommand } from 'fast-check'
import { expect } from 'vitest'
import { SyncError } from '../../errors.ts'
import { exceptionsOf } from '../../exceptions.ts'
import type { ApplyOptions, TargetSession } from '../../node/target.ts'
import type { Outcome, Plan, PlannedAction, Settlement } from '../../types.ts'
import { desiredOf } from '../artifacts.ts'
import { attempt } from './attempt.ts'
import { carryOut, type Fate } from './carry-out.ts'
import { atTarget } from './engine.ts'
import { agreedOn, expectPlan } from './expect-plan.ts'
import { Hand } from './hand.ts'
import { type KillChoice, killOf } from './kill.ts'
import type { Memory } from './memory.ts'
import { placeOf, readAt, sayingOf } from './reading.ts'
import { newestRun, remember } from './remember.ts'
import { expectKept, expectTidy, realPaths, type Snapshot, snapshotOf, type Terms } from './snapshot.ts'
import { rawMember, wordsIn } from './traces.ts'
import type { World } from './world.ts'

/** What a person answers to a plan: for each action in turn, whether it is declined, and how it is settled. */
export interface Answers {
  skips: readonly boolean[]
  settlements: readonly ('none' | Settlement['take'])[]
}

/** A sync: planned, answered, carried out or killed, and looked at from all sides. */
export class SyncCommand implements AsyncCommand<Memory, World> {
  readonly #answers: Answers
  readonly #kill: KillChoice | undefined

  constructor(answers: Answers, kill?: KillChoice) {
    this.#answers = answers
    this.#kill = kill
  }

  check = () => true

  toString = () => `sync(${JSON.stringify(this.#answers)}${this.#kill ? `, killed ${JSON.stringify(this.#kill)}` : ''})`

  async run(memory: Memory, { ground, base }: World): Promise<void> {
    const desired = desiredOf(...memory.wanted)
    const plan = await atTarget(ground, (session) => session.plan(desired))
    const before = snapshotOf(ground)
    if (plan.unreadable.length > 0) {
      await expect(atTarget(ground, (session) => session.apply(plan, desired, { skip: new Set() }))).rejects.toThrow(SyncError)
      expect(snapshotOf(ground)).toEqual(before)
      memory.count('unreadable')
      return
    }
    expectPlan(memory, ground.project, plan, desired)
    const how = answer(memory, plan, this.#answers)
    const terms = termsOf(ground.project, plan, how)
    const readings = readingsOf(memory, ground.project, plan)
    const newest = await newestRun(ground)
    const kill = this.#kill && killOf(this.#kill, new Hand(ground.project, memory.wanted, () => memory.word(), this.#kill.picks), memory)
    const meanwhile = { snapshot: before }
    const told = kill?.meanwhile && {
      ...kill,
      meanwhile: () => {
        kill.meanwhile?.()
        meanwhile.snapshot = snapshotOf(ground)
      },
    }
    const work = async (session: TargetSession) => session.apply(await session.plan(desired), desired, how)
    const fate = told ? await attempt(() => carryOut(ground, base, work, told)) : await carryOut(ground, base, work, kill)
    if (!fate) {
      memory.count('sync refused')
      memory.fresh = undefined
      expect(snapshotOf(ground), 'nothing was written').toEqual(meanwhile.snapshot)
      return
    }
    countFate(memory, 'sync', fate, this.#kill?.isKilled ?? false)
    const after = snapshotOf(ground)
    memory.wasKilled ||= this.#kill?.isKilled ?? false
    expectTidy(ground, memory.wasKilled)
    if (fate.how === 'mixed') {
      expectKept(meanwhile.snapshot, after, {
        ...terms,
        paths: new Set(Object.keys({ ...before.tree, ...after.tree, ...meanwhile.snapshot.tree })),
      })
      memory.forget()
      return
    }
    const done = new Set(fate.how === 'done' ? fate.outcome.done : [])
    expectKept(before, after, { ...terms, paths: pathsOf(before, ground.project, plan, done) })
    if (fate.how === 'undone') return
    expectSaid(ground.project, plan, how, fate.outcome, readings)
    const agreedBefore = new Map(memory.agreed)
    const wasUnsure = memory.isUnsure
    agree(memory, ground.project, plan, how, desired, fate.outcome)
    await remember(memory, ground, newest, { agreedBefore, wasUnsure, before, after })
    await this.#expectInStep(memory, { ground, base }, plan, desired, how, fate.outcome)
  }

  async #expectInStep(
    memory: Memory,
    { ground }: World,
    plan: Plan,
    desired: Desired,
    { skip }: ApplyOptions,
    outcome: Outcome,
  ): Promise<void> {
    const { again, isInStep } = await atTarget(ground, async (session) => ({
      isInStep: session.inStep() && session.ledger?.complete === true,
      again: await session.plan(desired),
    }))
    expectPlan(memory, ground.project, again, desired)
    expect(again.actions.map(({ id, action }) => `${id} ${action}`).length === 0, 'what is in step is known to be').toBe(isInStep)
    if (skip.size > 0 || outcome.skipped.length > 0) return
    expect(
      again.actions.filter(({ action }) => action !== 'drifted' && action !== 'conflict').map(({ id, action }) => `${id} ${action}`),
    ).toEqual([])
    if (exceptionsOf(plan, outcome, skip).length > 0) return
    expect(again.actions).toEqual([])
    memory.count('wholly in step')
    for (const artifact of desired.artifacts) {
      const agreed = memory.agreed.get(artifact.id)
      if (!agreed || agreed === 'unknown' || agreed.disk !== agreed.library) continue
      expect(readAt(ground.project, placeOf(artifact), sayingOf(artifact), agreed), `${artifact.id} says what the library says`).toBe(
        sayingOf(artifact),
      )
    }
  }
}

const isSettleable = ({ action }: PlannedAction) => action === 'conflict' || action === 'drifted' || action === 'merge'

function answer(memory: Memory, plan: Plan, { skips, settlements }: Answers): ApplyOptions {
  const skip = new Set(plan.actions.flatMap(({ id }, index) => (skips[index % skips.length] ? [id] : [])))
  const settle = new Map<string, Settlement>()
  for (const [index, action] of plan.actions.filter(isSettleable).entries()) {
    const take = settlements[index % settlements.length] ?? 'none'
    if (take === 'none' || skip.has(action.id)) continue
    settle.set(action.id, take === 'edited' ? { take, text: typed(memory.word(), action) } : { take })
  }
  for (const { id, action } of plan.actions) {
    memory.count(`${skip.has(id) ? 'declined' : 'planned'} ${action}`)
    if (settle.has(id)) memory.count(`${action} settled ${settle.get(id)?.take}`)
  }
  return { skip, settle }
}

function typed(word: string, { kind }: PlannedAction): string {
  if (kind === 'element') return JSON.stringify(`Bash(${word})`)
  return kind === 'key' ? JSON.stringify({ command: word }) : `typed ${word}\n`
}

/** What goes was in view, and somebody said so. */
function termsOf(project: string, plan: Plan, { settle = new Map() }: ApplyOptions): Terms {
  const taken = plan.actions.filter(({ id }) => settle.has(id) && settle.get(id)?.take !== 'mine')
  const seen = taken.flatMap(({ before = '', path, from, artifact, entry, have }) => {
    const pointer = from?.pointer ?? entry?.pointer ?? (artifact && 'pointer' in artifact ? artifact.pointer : undefined)
    return [before, have === undefined || pointer === undefined ? '' : rawMember(project, path, pointer, before)]
  })
  const texts = [...settle.values()].map((settlement) => (settlement.take === 'edited' ? settlement.text : ''))
  return {
    givenUp: new Set(seen.flatMap(wordsIn)),
    mayCome: new Set(texts.flatMap(wordsIn)),
    paths: new Set(),
    moved: new Map(
      plan.actions.flatMap(({ from, path }) =>
        from && from.path !== path ? [...realPaths(project, [from.path])].map((former) => [former, path] as const) : [],
      ),
    ),
  }
}

const isWrite = ({ action }: PlannedAction) => ['create', 'update', 'remove', 'merge', 'move'].includes(action)

function pathsOf({ tree }: Snapshot, project: string, plan: Plan, done: ReadonlySet<string>): Set<string> {
  const written = plan.actions.filter((action) => done.has(action.id) && (isWrite(action) || isSettleable(action)))
  const paths = written.flatMap(({ path, from }) => (from ? [path, from.path] : [path]))
  const links = paths
    .flatMap((path) => /^link to (.*)$/.exec(tree[path] ?? '')?.slice(1) ?? [])
    .map((link) => link.replace(/^(?:\.\.\/)*/, ''))
  return realPaths(project, [...paths, ...links])
}

type Readings = Map<string, string | undefined>

/** What the disk says of everything a plan speaks of. */
function readingsOf(memory: Memory, project: string, plan: Plan): Readings {
  return new Map(
    plan.actions.map(({ id, artifact, entry, from }) => {
      const agreed = memory.agreed.get(from?.id ?? id)
      const known = agreed === 'unknown' ? undefined : agreed
      const place = from && entry ? { kind: entry.kind, ...from } : artifact ? placeOf(artifact) : known?.place
      return [id, place && readAt(project, place, artifact && sayingOf(artifact), known)]
    }),
  )
}

/** What was planned is what is on disk now. */
function expectSaid(project: string, plan: Plan, { settle }: ApplyOptions, outcome: Outcome, readings: Readings): void {
  const done = new Set(outcome.done)
  const left = new Set(outcome.skipped.map(({ id }) => id))
  for (const id of settle?.keys() ?? []) expect(done.has(id) || left.has(id), `${id} is settled`).toBe(true)
  for (const { id, action, artifact, result, kind, stays } of plan.actions) {
    if (!artifact) continue
    const settlement = settle?.get(id)
    const former = readings.get(id)
    const written = result ? sayingOf(result) : sayingOf(artifact)
    const now = readAt(project, placeOf(artifact), written)
    if (done.has(id) && settlement?.take === 'theirs') expect(now, `${id} is as the library says`).toBe(sayingOf(artifact))
    else if (done.has(id) && settlement?.take === 'edited' && kind !== 'element')
      expect(wordsIn(now ?? '')).toEqual(wordsIn(settlement.text))
    else if (done.has(id) && !settlement && ['create', 'update', 'merge', 'move'].includes(action))
      expect(now, `${id}: ${action}`).toBe(written)
    if (kind === 'element' || (done.has(id) && settlement && settlement.take !== 'mine')) continue
    if (stays && done.has(id)) expect(now, `${id} went along as it was`).toBe(former)
    if (action === 'drifted' || action === 'conflict') expect(now, `${id} is left alone`).toBe(former)
  }
}

/** What was agreed on by a sync. */
function agree(memory: Memory, project: string, plan: Plan, { skip, settle }: ApplyOptions, desired: Desired, outcome: Outcome): void {
  const done = new Set(outcome.done)
  const planned = new Map(plan.actions.map((action) => [action.id, action]))
  for (const { id, artifact, entry } of plan.actions) if (done.has(id) && !artifact && entry) memory.agreed.delete(id)
  const next = new Map<string, ReturnType<Memory['agreed']['get']>>()
  for (const artifact of desired.artifacts) {
    const { id } = artifact
    const action = planned.get(id)
    const component = artifact.owners[0]?.componentId ?? ''
    const [former, agreed] = agreedOn(memory, id, component, action)
    const place = placeOf(artifact)
    const library = sayingOf(artifact)
    const isDone = !action || done.has(id)
    if (action && (!isDone || action.stays)) {
      const goesAlong = action.stays ? isDone : action.action === 'drifted' || action.action === 'conflict'
      if (agreed === 'unknown') next.set(id, agreed)
      else if (former !== id && goesAlong) next.set(former, undefined).set(id, agreed && { ...agreed, place })
      continue
    }
    if (!action && !agreed) continue
    if (former !== id) next.set(former, undefined)
    const known = agreed === 'unknown' ? undefined : agreed
    const settlement = settle?.get(id)
    const written = settlement?.take === 'edited' && place.kind === 'element' ? settlement.text : action?.result && sayingOf(action.result)
    const disk = readAt(project, place, written ?? library, action ? undefined : known)
    // What somebody typed in its place is not known any more, and cannot be looked for.
    if (agreed === 'unknown' && place.kind === 'element' && disk === undefined) {
      next.set(id, agreed)
      continue
    }
    const isFound = known ? known.found : action?.action === 'adopt' || settlement?.take === 'mine'
    next.set(id, { component, library, disk, found: agreed === 'unknown' ? undefined : isFound, place })
  }
  if (skip.size === 0 && outcome.skipped.length === 0) memory.isUnsure = false
  for (const [id, agreed] of next) if (!agreed) memory.agreed.delete(id)
  for (const [id, agreed] of next) if (agreed) memory.agreed.set(id, agreed)
}

function countFate(memory: Memory, what: string, fate: Fate, isKilled: boolean): void {
  memory.count(isKilled ? `${what} killed: ${fate.how}` : what)
}
