import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { artifactHash } from '@ccm/formats/hash'
import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { mortalDisk, PowerCut } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { baseFinder, liveBases } from './bases.ts'
import { nodeDisk } from './disk.ts'
import { layoutOf } from './layout.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const path = '.claude/agents/reviewer.md'
const agent = (content: string) => fileArtifact(path, content)
const style = (content: string) => blockArtifact('CLAUDE.md', 'style', content)
const docs = (command: string) => keyArtifact('.mcp.json', '/mcpServers/docs', { command })

const finderOf = (place: Place) => baseFinder(nodeDisk, layoutOf(place.home, place.targetId))
const packsOf = (place: Place) => readdirSync(join(place.home, 'runs', place.targetId)).sort()

/** A first sync, changed by a person since. */
async function drifted() {
  const place = makePlace()
  await place.sync(agent('one\n'), style('one'), docs('one'))
  place.write(path, 'mine\n')
  place.write('CLAUDE.md', place.read('CLAUDE.md').replace('one', 'mine'))
  return place
}

it('keeps what was agreed on once no answer says it any more, also when nothing else is written', async () => {
  const place = await drifted()
  await place.sync(agent('two\n'), style('two'), docs('one'))
  expect(packsOf(place)).toHaveLength(2)
  await place.sync(agent('three\n'), style('three'), docs('three'))
  const find = finderOf(place)
  expect([agent('one\n'), style('one')].map((artifact) => find(artifactHash(artifact)))).toEqual([agent('one\n'), style('one')])
  expect(find(artifactHash(agent('two\n')))).toBeUndefined()
  expect(find(artifactHash(docs('one')))).toBeUndefined()
  const { ledger, desired } = openTarget(place)
  expect(liveBases(ledger, desired)).toEqual(new Set([agent('one\n'), style('one')].map(artifactHash)))
})

it('keeps nothing of what the run brings to what the library says', async () => {
  const place = makePlace()
  await place.sync(agent('one\n'), style('one'))
  await place.sync(agent('two\n'))
  expect(
    packsOf(place)
      .map((name) => readFileSync(join(place.home, 'runs', place.targetId, name), 'utf8'))
      .join(''),
  ).not.toContain('"bases":[{')
  const { ledger, desired } = openTarget(place)
  expect(liveBases(ledger, desired)).toEqual(new Set())
})

it('reads past damaged packs and lines', async () => {
  const place = await drifted()
  await place.sync(agent('two\n'), style('two'), docs('one'))
  const runs = join(place.home, 'runs', place.targetId)
  appendFileSync(join(runs, packsOf(place)[1] ?? ''), '{"bases":[{"kind":\n{"bases":[{"kind":"file"}]}\n')
  writeFileSync(join(runs, '00000009-damaged.jsonl'), '{"bases":[{')
  expect(finderOf(place)(artifactHash(agent('one\n')))).toEqual(agent('one\n'))
  expect(finderOf(place)('unknown')).toBeUndefined()
})

it('loses no base wherever a run is killed, so that what both changed still merges', async () => {
  const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('')
  const start = makePlace()
  await start.sync(agent(lines('one', 'two', 'three')), docs('one'))
  start.write(path, lines('mine', 'two', 'three'))
  const second = [agent(lines('theirs', 'two', 'three')), docs('two')]
  const last = [agent(lines('one', 'two', 'THREE')), docs('two')]
  let kills = 0
  for (let changes = 1; ; changes += 1) {
    const place = copyOf(start)
    if (!(await isKilled(place, changes, second))) break
    kills += 1
    await recover(place)
    expect(await openTarget(place).plan(desiredOf(...second))).toMatchObject({
      actions: expect.arrayContaining([expect.objectContaining({ action: 'conflict', base: lines('one', 'two', 'three') })]),
    })
    await place.sync(...second)
    await place.sync(...last)
    expect(place.read(path), `after ${changes} changes`).toBe(lines('mine', 'two', 'THREE'))
  }
  expect(kills).toBeGreaterThan(8)
})

function copyOf(start: Place): Place {
  const place = makePlace()
  for (const [from, to] of [[start.project, place.project] as const, [start.home, place.home] as const]) {
    rmSync(to, { recursive: true, force: true })
    cpSync(from, to, { recursive: true })
  }
  return place
}

async function isKilled(place: Place, changes: number, wanted: Parameters<typeof desiredOf>): Promise<boolean> {
  const desired = desiredOf(...wanted)
  const session = openTarget({ ...place, disk: mortalDisk(changes) })
  const plan = await session.plan(desired)
  const error: unknown = await session.apply(plan, desired, { skip: new Set() }).catch((reason: unknown) => reason)
  if (error instanceof Error && !(error instanceof PowerCut)) throw error
  return error instanceof PowerCut
}
