import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { Action, Desired } from '@ccm/contract'
import { expect } from 'vitest'
import type { Plan, PlannedAction } from '../../types.ts'
import { allowedActions } from './agreement.ts'
import type { Agreed, Memory } from './memory.ts'
import { type Place, placeOf, readAt, sayingOf } from './reading.ts'
import { rawMember } from './traces.ts'

/** The agreement on what an artifact was before, under the name it had then. */
export function agreedOn(memory: Memory, id: string, component: string, action: PlannedAction | undefined): [string, Agreed | undefined] {
  const known = action?.from?.id ?? id
  if (memory.agreed.has(known) || action) return [known, memory.agreed.get(known) ?? (memory.isUnsure ? 'unknown' : undefined)]
  // What a person deleted and wants so has no action when its component gets another name.
  const former = [...memory.agreed].find(([, agreed]) => agreed !== 'unknown' && agreed.component === component)
  return former ?? [id, memory.isUnsure ? 'unknown' : undefined]
}

const isLink = (project: string, { path }: Place) => lstatSync(join(project, path), { throwIfNoEntry: false })?.isSymbolicLink() ?? false

const isCommented = (project: string, { path, pointer }: Place, disk: string | undefined) =>
  pointer !== undefined && rawMember(project, path, pointer, disk).includes('/*')

/** A plan does what was agreed and what the library and the person did since allow, and nothing else. */
export function expectPlan(memory: Memory, project: string, plan: Plan, desired: Desired): void {
  const planned = new Map(plan.actions.map((action) => [action.id, action]))
  const left = new Set(memory.agreed.keys())
  for (const artifact of desired.artifacts) {
    const action = planned.get(artifact.id)
    const [former, agreed] = agreedOn(memory, artifact.id, artifact.owners[0]?.componentId ?? '', action)
    left.delete(former)
    if (agreed === 'unknown') continue
    const saying = sayingOf(artifact)
    const place = agreed && former !== artifact.id ? agreed.place : placeOf(artifact)
    const disk = readAt(project, place, saying, agreed)
    const allowed = allowedActions(saying, agreed, disk)
    expectAllowed(action, artifact, allowed, { agreed, saying, disk })
  }
  for (const id of left) {
    const agreed = memory.agreed.get(id)
    const action = planned.get(id)
    if (!agreed || agreed === 'unknown') continue
    const disk = readAt(project, agreed.place, undefined, agreed)
    const said = action?.action ?? 'keep'
    // What a person keeps behind a link, or has put a comment into, is theirs to take away.
    if (said === 'release' && (isLink(project, agreed.place) || isCommented(project, agreed.place, disk))) continue
    expect(allowedActions(undefined, agreed, disk), `${id} is ${said}: ${JSON.stringify({ agreed, disk })}`).toContain(said)
  }
}

function expectAllowed(
  action: PlannedAction | undefined,
  { id, kind }: { id: string; kind: string },
  allowed: readonly Action[],
  why: { agreed: Agreed | undefined; disk: string | undefined; saying: string },
): void {
  const said = action?.action ?? 'keep'
  const told = `${id} is ${said}, not ${allowed.join(' or ')}: ${JSON.stringify(why)}`
  if (action?.from && why.disk !== undefined) {
    const stays = allowed.filter((one) => one === 'drifted' || one === 'conflict')
    expect(said, told).toBe('move')
    if (action.stays) expect(stays, told).toContain(action.stays)
    else expect(allowed.length > stays.length, told).toBe(true)
    return
  }
  const { agreed } = why
  const isFound = agreed !== undefined && agreed !== 'unknown' && agreed.found !== false
  // One that says the same in other words is taken in; a rule that was there before us stays, and the library's is put beside it.
  if (said === 'adopt' && !agreed && (kind === 'file' || kind === 'key')) return
  if (said === 'update' && kind === 'element' && isFound) return
  expect(allowed, told).toContain(said)
}
