import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { expect } from 'vitest'
import { recover } from '../../node/recover.ts'
import type { Disk } from '../../node/disk.ts'
import { withLock } from '../../node/lock.ts'
import { openTarget } from '../../node/session.ts'
import type { TargetSession } from '../../node/target.ts'
import type { Outcome } from '../../types.ts'
import { disturbedDisk, mortalDisk, PowerCut } from '../disturbed-disk.ts'
import { treeOf } from '../tree.ts'
import { atTarget, type Ground } from './engine.ts'

/** What goes wrong with a command: it is killed, or a person works on the same files while it runs. */
export interface Kill {
  isKilled: boolean
  /** The change to the disk it does not get to, counted from 1. */
  at: number
  /** The change its first repair does not get to. */
  repairAt: number
  /** What a person does before it is repaired, or while it runs. */
  meanwhile?: () => void
}

export type Work = (session: TargetSession) => Promise<Outcome>

/** What became of a command: carried out, never begun, or, where a person came in between, somewhere in the middle. */
export type Fate = { how: 'done'; outcome: Outcome } | { how: 'undone' } | { how: 'mixed'; outcome: Outcome }

/** Carries something out; with a kill, as often as it takes until it is repaired. */
export async function carryOut(ground: Ground, base: string, work: Work, kill: Kill | undefined): Promise<Fate> {
  if (!kill) return { how: 'done', outcome: await atTarget(ground, work) }
  if (!kill.isKilled) return { how: 'mixed', outcome: await atTarget(ground, work, withVisitor((kill.at % 20) + 1, kill.meanwhile)) }
  const twin = twinOf(ground, base)
  const before = stateOf(ground)
  const outcome = await atTarget(twin, work)
  const after = stateOf(twin)
  const whole = await survives((disk) => atTarget(ground, work, disk), kill.at)
  expectWhole(treeOf(ground.project), before.tree, after.tree)
  kill.meanwhile?.()
  await survives((disk) => withLock(ground, () => recover({ ...ground, disk })), kill.repairAt)
  await withLock(ground, () => recover(ground))
  if (kill.meanwhile) return { how: 'mixed', outcome }
  const now = stateOf(ground)
  // A file that goes from behind a link leaves the link, and a link that leads nowhere is refused.
  if (leadsNowhere(ground) && !isDeepStrictEqual(now, before)) return { how: 'mixed', outcome }
  expect([before, after], 'a killed run happened or did not').toContainEqual(now)
  if (whole) expect(now).toEqual(after)
  return whole || !isDeepStrictEqual(now, before) ? { how: 'done', outcome } : { how: 'undone' }
}

/** Operations before which the engine has not yet compared what it is about to replace. */
const beforeComparing = new Set(['realpath', 'mkdir', 'create', 'write'])

/** A disk on which somebody else does something, once, while we write. */
function withVisitor(at: number, visit: Kill['meanwhile']): Disk {
  let count = 0
  return disturbedDisk((operation) => {
    if (beforeComparing.has(operation)) count += 1
    if (count !== at) return
    count += 1
    visit?.()
  })
}

/** A copy of the ground, in which the same is done and nobody dies. */
function twinOf(ground: Ground, base: string): Ground {
  const [project, home] = [join(base, 'twin', 'project'), join(base, 'twin', 'ccm')]
  for (const [to, from] of [
    [project, ground.project],
    [home, ground.home],
  ] as const) {
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  }
  return { ...ground, project, home, roots: { project } }
}

const leadsNowhere = ({ project }: Ground) =>
  readdirSync(project, { recursive: true, encoding: 'utf8' }).some((path) => !existsSync(join(project, path)))

/** Everything later commands go by. */
const stateOf = (ground: Ground) => ({ tree: treeOf(ground.project), entries: openTarget(ground).ledger?.entries })

/** True when it came to its end before the disk was gone. */
async function survives(work: (disk: Disk) => Promise<unknown>, changes: number): Promise<boolean> {
  try {
    await work(mortalDisk(changes))
    return true
  } catch (error) {
    if (error instanceof PowerCut) return false
    throw error
  }
}

/** Each file is wholly old or wholly new. */
function expectWhole(now: Record<string, string>, before: Record<string, string>, after: Record<string, string>): void {
  for (const [path, content] of Object.entries(now)) {
    if (!path.includes('.ccm-')) expect([before[path], after[path]], `${path} is old or new`).toContain(content)
  }
  for (const path of Object.keys(before)) if (path in after) expect(now[path], `${path} is there`).toBeDefined()
}
