import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { isKilled, mortalDisk, PowerCut } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const settings = '.claude/settings.json'
const first = [
  fileArtifact('.claude/agents/gone.md', 'gone\n'),
  fileArtifact('.claude/agents/changed.md', 'old\n'),
  keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'old' }),
  elementArtifact(settings, '/permissions/allow', 'base', 0, 'Old'),
  elementArtifact(settings, '/permissions/allow', 'base', 1, 'Kept'),
  blockArtifact('CLAUDE.local.md', 'gone', 'gone'),
]
const second = [
  fileArtifact('.claude/agents/changed.md', 'new\n', { executable: true }),
  fileArtifact('.claude/skills/deep/SKILL.md', 'new\n'),
  keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'new' }),
  elementArtifact(settings, '/permissions/allow', 'base', 0, 'New'),
  elementArtifact(settings, '/permissions/allow', 'base', 1, 'Kept'),
  blockArtifact('CLAUDE.md', 'style', 'new'),
]

/** Every file of the project with its content and whether it may be executed. */
function contentsOf({ project }: Place): Record<string, string> {
  const paths = readdirSync(project, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(paths.map((path) => [path, describeFile(join(project, path))]))
}

function describeFile(path: string): string {
  const stats = statSync(path)
  if (stats.isDirectory()) return 'directory'
  return `${stats.mode & 0o100 ? 'executable ' : ''}${readFileSync(path, 'utf8')}`
}

async function prepared() {
  const place = makePlace()
  place.write('.mcp.json', '{\n\t"mine": true\n}\n')
  await place.sync(...first)
  return place
}

const none = { undone: 0, finished: 0, nothing: 0 }

/** A copy of a place, as if the same run had been made there. */
const copyOf = (start: Place) => restored(makePlace(), start)

/** Makes a place look like another one. */
function restored(place: Place, like: Place): Place {
  for (const directory of [place.project, place.home]) rmSync(directory, { recursive: true, force: true })
  cpSync(like.project, place.project, { recursive: true })
  cpSync(like.home, place.home, { recursive: true })
  return place
}

/** Runs the second sync on a disk that dies before the given change. False when the run came to its end. */
async function killedAt(place: Place, changes: number): Promise<boolean> {
  const desired = desiredOf(...second)
  const session = openTarget({ ...place, disk: mortalDisk(changes) })
  const plan = await session.plan(desired)
  const error: unknown = await session.apply(plan, desired, { skip: new Set() }).catch((reason: unknown) => reason)
  return error instanceof PowerCut
}

it('leaves every file old or new wherever it is killed, and the next command repairs the rest', async () => {
  const start = await prepared()
  const before = contentsOf(start)
  const finished = await prepared()
  await finished.sync(...second)
  const after = contentsOf(finished)
  const outcomes = { ...none }
  for (let changes = 1; ; changes += 1) {
    const place = copyOf(start)
    if (!(await killedAt(place, changes))) break
    for (const [path, content] of Object.entries(contentsOf(place))) {
      if (!path.includes('.ccm-')) expect([before[path] ?? 'directory', after[path]], `${path} after ${changes}`).toContain(content)
    }
    outcomes[(await recover(place))?.outcome ?? 'nothing'] += 1
    expect([before, after], `after ${changes} changes`).toContainEqual(contentsOf(place))
    expect(await recover(place)).toBeUndefined()
    const outcome = await place.sync(...second)
    expect(outcome).toMatchObject({ skipped: [], ledger: { complete: true } })
    expect(contentsOf(place)).toEqual(after)
    expect(openTarget(place).ledger?.entries).toEqual(openTarget(finished).ledger?.entries)
    expect(openTarget(place).inStep()).toBe(true)
  }
  expect(outcomes.undone).toBeGreaterThan(10)
  expect(outcomes.finished).toBeGreaterThan(8)
})

it('can be killed while it repairs, as often as may be', async () => {
  const start = await prepared()
  const finished = await prepared()
  await finished.sync(...second)
  for (const changes of [12, 28]) {
    const killed = copyOf(start)
    expect(await killedAt(killed, changes)).toBe(true)
    const asKilled = copyOf(killed)
    for (let repairs = 1; ; repairs += 1) {
      const place = restored(killed, asKilled)
      if (!(await isKilled(() => recover({ ...place, disk: mortalDisk(repairs) })))) break
      expect(await isKilled(() => recover(place))).toBe(false)
      await place.sync(...second)
      expect(contentsOf(place)).toEqual(contentsOf(finished))
      expect(openTarget(place).inStep()).toBe(true)
    }
  }
})

it('finishes a killed run without the change of a person who came first', async () => {
  const place = await prepared()
  const changes = await firstChangeRepairedBy(place, 'finished')
  const killed = copyOf(place)
  await killedAt(killed, changes)
  killed.write('.claude/agents/changed.md', 'mine\n')
  expect(await recover(killed)).toMatchObject({ outcome: 'finished' })
  expect(killed.read('.claude/agents/changed.md')).toBe('mine\n')
  expect(killed.list().filter((path) => path.includes('.ccm-'))).toEqual([])
  const { ledger } = openTarget(killed)
  expect(ledger?.complete).toBe(false)
  expect(ledger?.entries['project:.claude/agents/changed.md']).toEqual(
    openTarget(place).ledger?.entries['project:.claude/agents/changed.md'],
  )
})

/** The first change before which a kill is repaired by finishing. */
async function firstChangeRepairedBy(start: Place, outcome: string): Promise<number> {
  for (let changes = 1; ; changes += 1) {
    const place = copyOf(start)
    await killedAt(place, changes)
    if ((await recover(place))?.outcome === outcome) return changes
  }
}

it('stops at the record of an unfinished run that was damaged', async () => {
  const place = await prepared()
  const killed = copyOf(place)
  await killedAt(killed, await firstChangeRepairedBy(place, 'finished'))
  const runs = join(killed.home, 'runs', killed.targetId)
  const name = readdirSync(runs).find((file) => file.endsWith('.pending')) ?? ''
  writeFileSync(join(runs, name), readFileSync(join(runs, name), 'utf8').replace('{', '['))
  await expect(recover(killed)).rejects.toThrow(expect.objectContaining({ code: 'unreadable', path: join(runs, name) }))
})
