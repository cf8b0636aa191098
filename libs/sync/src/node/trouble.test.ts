import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { describe, expect, it, onTestFinished } from 'vitest'
import { blockArtifact, desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { contentsOf } from '../testing/contents.ts'
import { disturbedDisk } from '../testing/disturbed-disk.ts'
import { systemError } from '../testing/failing-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import type { Disk } from './disk.ts'
import { withLock } from './lock.ts'
import { thisProcess } from './lock-owner.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const agentPath = '.claude/agents/reviewer.md'
const agent = (content = 'one\n') => fileArtifact(agentPath, content)
const server = (command = 'one') => keyArtifact('.mcp.json', '/mcpServers/docs', { command })
const block = (content = 'One.') => blockArtifact('CLAUDE.md', 'style', content)
const first = [agent(), server(), block()]
const second = [agent('two\n'), server('two'), block('Two.'), fileArtifact('.claude/rules/new.md', 'new\n')]

/** Tries to sync, plan included; answers with what was thrown. */
async function refusalOf(place: Place, disk?: Disk, artifacts: Artifact[] = second): Promise<unknown> {
  try {
    const desired = desiredOf(...artifacts)
    const session = openTarget({ ...place, ...(disk && { disk }) })
    return await session.apply(await session.plan(desired), desired, { skip: new Set() })
  } catch (error) {
    return error
  }
}

const refused = (code: string, message: RegExp) =>
  expect.objectContaining({ name: 'SyncError', code, message: expect.stringMatching(message) })

async function prepared(): Promise<Place> {
  const place = makePlace()
  place.write('CLAUDE.md', '# Mine\n')
  await place.sync(...first)
  return place
}

const refusing = (code: string, text: string, operations: readonly string[], where: (path: string) => boolean) =>
  disturbedDisk((operation, [path]) => {
    if (operations.includes(operation) && typeof path === 'string' && where(path)) throw systemError(code, text)
  })

it.each([
  ['a directory nobody may write to', 'EACCES', 'permission denied', 'forbidden'],
  ['a disk that is mounted for reading', 'EROFS', 'read-only file system', 'forbidden'],
  ['a disk without room', 'ENOSPC', 'no space left on device', 'internal'],
  ['a used-up quota', 'EDQUOT', 'disk quota exceeded', 'internal'],
])('changes nothing in %s, and says so', async (_name, code, text, expected) => {
  const place = await prepared()
  const before = contentsOf(place)
  const { ledger } = openTarget(place)
  const disk = refusing(code, text, ['create', 'mkdir'], (path) => path.startsWith(join(place.project, '.claude')))
  const message = new RegExp(`^Nothing was written: .*${code}: ${text}.* Make room or give write permission, then try again\\.$`)
  expect(await refusalOf(place, disk)).toEqual(refused(expected, message))
  expect(contentsOf(place)).toEqual(before)
  expect(openTarget(place).ledger).toEqual(ledger)
  expect(await recover(place)).toBeUndefined()
  expect(await place.sync(...second)).toMatchObject({ skipped: [], ledger: { complete: true } })
})

it.skipIf(process.getuid?.() === 0)('changes nothing in a directory that is read-only', async () => {
  const place = await prepared()
  const before = contentsOf(place)
  const directory = join(place.project, '.claude/agents')
  chmodSync(directory, 0o555)
  const error = await refusalOf(place)
  chmodSync(directory, 0o755)
  expect(error).toEqual(refused('forbidden', /^Nothing was written: .*EACCES/))
  expect(contentsOf(place)).toEqual(before)
})

it.each([
  ['a whole file', agentPath],
  ['a shared JSON file', '.mcp.json'],
  ['a shared text', 'CLAUDE.md'],
])('changes nothing when a directory stands where %s should', async (_name, path) => {
  const place = await prepared()
  rmSync(join(place.project, path))
  mkdirSync(join(place.project, path))
  const before = contentsOf(place)
  expect(openTarget(place).inStep()).toBe(false)
  expect(await refusalOf(place)).toEqual(refused('unreadable', /^Nothing was written\. .*is no file\. Move it away, then try again\.$/))
  expect(contentsOf(place)).toEqual(before)
})

/** A directory outside every project. */
function outside(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'ccm-outside-')))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** Replaces a file by a link to what `to` names, through as many links as there are names between. */
function becomesLink(place: Place, path: string, ...to: string[]): void {
  const at = (name: string) => (name.startsWith('/') ? name : join(place.project, name))
  rmSync(at(path))
  const names = [path, ...to]
  for (const [index, name] of names.entries()) {
    const next = names[index + 1]
    if (next !== undefined) symlinkSync(at(next), at(name))
  }
}

it.each<[string, string[]]>([
  ['a link to a file of the project', ['kept.md']],
  ['a link over two hops', ['hop.md', 'kept.md']],
])('writes through %s, which stays', async (_name, to) => {
  for (const path of [agentPath, 'CLAUDE.md', '.mcp.json']) {
    const place = await prepared()
    place.write('kept.md', place.read(path))
    becomesLink(place, path, ...to)
    expect(openTarget(place).inStep()).toBe(true)
    expect(await place.sync(...second)).toMatchObject({ skipped: [], ledger: { complete: true } })
    expect(lstatSync(join(place.project, path)).isSymbolicLink()).toBe(true)
    expect(place.read('kept.md')).toMatch(/two|Two/)
    expect(openTarget(place).inStep()).toBe(true)
  }
})

it.each<[string, (theirs: string) => string[], RegExp]>([
  ['out of the project', (theirs) => [theirs], /leads out of/],
  ['out of the project over two hops', (theirs) => ['hop.md', theirs], /leads out of/],
  ['nowhere', () => ['missing.md'], /leads nowhere/],
  ['to itself', () => [agentPath], /ELOOP/],
])('changes nothing when a file became a link %s', async (_name, to, problem) => {
  const place = await prepared()
  const theirs = join(outside(), 'theirs.md')
  writeFileSync(theirs, 'theirs\n')
  becomesLink(place, agentPath, ...to(theirs))
  const others = () => [place.read('.mcp.json'), place.read('CLAUDE.md'), place.exists('.claude/rules/new.md')]
  const before = others()
  expect(await refusalOf(place)).toMatchObject({ name: 'SyncError', message: expect.stringMatching(problem) })
  expect(await refusalOf(place)).toMatchObject({ message: expect.stringMatching(/^Nothing was written/) })
  expect(others()).toEqual(before)
  expect(readFileSync(theirs, 'utf8')).toBe('theirs\n')
  expect(lstatSync(join(place.project, agentPath)).isSymbolicLink()).toBe(true)
})

it('goes on through a clock that jumps: runs keep their order, and the newest is undone first', async () => {
  const at = (time: string) => ({ now: () => new Date(time) })
  const place = makePlace()
  const times = ['2026-01-01T00:00:00Z', '2099-01-01T00:00:00Z', '1971-01-01T00:00:00Z', '2026-01-02T00:00:00Z']
  for (const [n, time] of times.entries()) {
    const desired = desiredOf(agent(`${n}\n`))
    const session = openTarget({ ...place, ...at(time) })
    await session.apply(await session.plan(desired), desired, { skip: new Set() })
    expect(openTarget({ ...place, ...at(time) }).inStep()).toBe(true)
  }
  const session = openTarget({ ...place, ...at('1970-01-01T00:00:00Z') })
  expect((await session.history()).map(({ run }) => run)).toEqual([4, 3, 2, 1])
  await session.undo(await session.planUndo(), {})
  expect(place.read(agentPath)).toBe('2\n')
})

it.each(['1970-01-02T00:00:00Z', '2099-01-01T00:00:00Z'])('takes no lock for stale by its time, %s', async (time) => {
  const place = makePlace()
  const lock = join(place.home, 'targets', place.targetId, 'lock')
  const leave = (owner: object) => {
    mkdirSync(lock, { recursive: true })
    writeFileSync(join(lock, 'theirs.json'), JSON.stringify(owner))
    for (const path of [join(lock, 'theirs.json'), lock]) utimesSync(path, new Date(time), new Date(time))
  }
  leave(thisProcess())
  await expect(withLock({ ...place, patience: 0 }, () => Promise.resolve())).rejects.toThrow(`process ${process.pid} on `)
  leave({ ...thisProcess(), startedAt: 'another start' })
  expect(await withLock({ ...place, patience: 0 }, () => Promise.resolve('in'))).toBe('in')
})

it('changes nothing twice when another ccm came first with the same plan', async () => {
  const place = await prepared()
  const desired = desiredOf(...second)
  const sessions = [openTarget(place), openTarget(place)]
  const plans = await Promise.all(sessions.map((session) => session.plan(desired)))
  const outcomes = []
  for (const [index, session] of sessions.entries())
    outcomes.push(await withLock(place, () => session.apply(plans[index] ?? expect.fail(), desired, { skip: new Set() })))
  expect(outcomes).toMatchObject([
    { skipped: [], ledger: { complete: true } },
    { skipped: [], ledger: { complete: true } },
  ])
  expect(place.read('CLAUDE.md')).toBe('# Mine\n<!-- ccm:begin style -->\nTwo.\n<!-- ccm:end style -->\n')
  expect(openTarget(place).inStep()).toBe(true)
})

const own = (place: Place, ...names: string[]) => join(place.home, ...names)
const ledgerFile = (place: Place) => own(place, 'targets', place.targetId, 'ledger.json')
const answerFile = (place: Place) => own(place, 'targets', place.targetId, 'desired.json')
function becomesDirectory(path: string): void {
  rmSync(path)
  mkdirSync(path)
}

it.each<[string, (place: Place) => void, RegExp]>([
  ['is cut short', (place) => writeFileSync(ledgerFile(place), '{"version":1'), /cannot be read.*ccm doctor --rebuild-ledger/],
  ['is of a newer ccm', (place) => writeFileSync(ledgerFile(place), '{"version":9}'), /newer ccm.*ccm doctor --rebuild-ledger/],
  ['is a directory', (place) => becomesDirectory(ledgerFile(place)), /cannot be read.*ccm doctor --rebuild-ledger/],
])('changes nothing when its ledger %s, and names the command that helps', async (_name, damage, message) => {
  const place = await prepared()
  damage(place)
  const before = contentsOf(place)
  expect(await refusalOf(place)).toEqual(refused('unreadable', message))
  expect(contentsOf(place)).toEqual(before)
})

it('changes nothing when nobody may read its ledger', async () => {
  const place = await prepared()
  const disk = refusing('EACCES', 'permission denied', ['read'], (path) => path === ledgerFile(place))
  expect(await refusalOf(place, disk)).toEqual(
    refused('unreadable', /cannot be read \(EACCES: permission denied.*ccm doctor --rebuild-ledger/),
  )
})

it.each<[string, (place: Place) => void]>([
  ['cut short', (place) => writeFileSync(answerFile(place), '{"revision"')],
  ['gone', (place) => rmSync(answerFile(place))],
  ['another one', (place) => writeFileSync(answerFile(place), JSON.stringify(desiredOf()))],
])('does without the answer it kept when that is %s, and keeps the next one', async (_name, damage) => {
  const place = await prepared()
  damage(place)
  expect(openTarget(place).desired).toBeUndefined()
  expect(await place.sync(...first)).toMatchObject({ skipped: [], ledger: { complete: true } })
  expect(openTarget(place).desired).toEqual(desiredOf(...first))
})

it('changes nothing when its ledger is lost: all that is there counts as somebody else’s', async () => {
  const place = await prepared()
  rmSync(ledgerFile(place))
  const before = contentsOf(place)
  const { actions } = await openTarget(place).plan(desiredOf(...second))
  expect(actions.map(({ action }) => action)).toEqual(['conflict', 'conflict', 'conflict', 'create'])
  await place.sync(...first)
  expect(contentsOf(place)).toEqual(before)
})

describe('a file of ours that is none, or that nobody may read', () => {
  const runs = (place: Place) => join(place.home, 'runs', place.targetId)
  const kept = (place: Place) => join(place.home, 'targets', place.targetId, 'desired.json')
  const pack = (place: Place) => join(runs(place), readdirSync(runs(place)).sort()[0] ?? '')

  /** The same place, where a path is a directory or cannot be read. */
  const spoiled = (place: Place, path: string, how: string): Place => {
    if (how === 'directory') {
      rmSync(path)
      mkdirSync(path)
      return place
    }
    return { ...place, disk: refusing('EACCES', 'permission denied', ['read'], (read) => read === path) }
  }
  const words = (path: string) =>
    new RegExp(
      `^Nothing was read or written: the [a-z ,]+ ${path} cannot be read \\((it is no file|EACCES: permission denied[^)]*)\\)\\. (Move it away|Make it readable), then run the command again\\.$`,
    )

  it.each(['directory', 'forbidden'])('is named when it is the answer that is kept (%s)', async (how) => {
    const place = await prepared()
    const other = spoiled(place, kept(place), how)
    expect(() => openTarget(other).desired).toThrow(words(kept(place)))
  })

  it.each(['directory', 'forbidden'])('is named when it is the record of a run (%s)', async (how) => {
    const place = await prepared()
    const path = pack(place)
    const session = openTarget(spoiled(place, path, how))
    await expect(session.history()).rejects.toEqual(refused('unreadable', words(path)))
    await expect(session.planUndo(1)).rejects.toEqual(refused('unreadable', words(path)))
  })

  it('does not keep a run from being done that has no need of it', async () => {
    const place = await prepared()
    spoiled(place, pack(place), 'directory')
    expect(await place.sync(...second)).toMatchObject({ skipped: [], ledger: { complete: true } })
  })
})
