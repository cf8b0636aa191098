import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { undoRun } from '../testing/undo-run.ts'
import { nodeDisk } from './disk.ts'
import { layoutOf } from './layout.ts'
import { finishedRuns } from './runs.ts'
import { openTarget } from './session.ts'

const server = (key: string, command: string) => keyArtifact('.mcp.json', `/mcpServers/${key}`, { command })
const agent = (content: string, more = {}) => fileArtifact('.claude/agents/a.md', content, more)
const edit = (place: Place, path: string, from: string, to: string) => {
  const text = place.read(path)
  expect(text).toContain(from)
  writeFileSync(join(place.project, path), text.replace(from, to))
}
const packPath = (place: Place, run: number) =>
  finishedRuns(nodeDisk, layoutOf(place.home, place.targetId)).find((finished) => finished.run === run)?.path ?? ''

it('never throws over a damaged record in the history, and names it when it is asked for', async () => {
  const place = makePlace()
  await place.sync(agent('one\n'))
  await place.sync(agent('two\n'))
  const path = packPath(place, 2)
  for (const damaged of [
    '',
    'null\n',
    '{"version":1,"files":[]}\n{"commit":true}\n',
    readFileSync(path, 'utf8').replace('{"commit":true}\n', ''),
  ]) {
    writeFileSync(path, damaged)
    expect((await openTarget(place).history()).map(({ run }) => run)).toEqual([1])
    await expect(openTarget(place).planUndo(2)).rejects.toMatchObject({ code: 'unreadable', path })
  }
})

it('leaves a private part alone that git would keep a copy of, and hides others from git', async () => {
  const tracked = new Set<string>()
  const place = makePlace({ git: { tracks: (_checkout, path) => tracked.has(path), committed: () => new Map() } })
  place.write('.git/HEAD', 'ref: refs/heads/main\n')
  const key = (value: string) => keyArtifact('.claude/settings.local.json', '/env/KEY', value, { private: true })
  await place.sync(key('one'))
  await place.sync(key('two'))
  rmSync(join(place.project, '.git/info'), { recursive: true })
  tracked.add('.claude/settings.local.json')
  expect((await undoRun(place)).skipped).toMatchObject([{ reason: expect.stringContaining('git tracks it') }])
  expect(place.read('.claude/settings.local.json')).toContain('two')
  tracked.clear()
  await undoRun(place)
  expect(place.read('.claude/settings.local.json')).toContain('one')
  expect(place.mode('.claude/settings.local.json')).toBe(0o600)
  expect(place.read('.git/info/exclude')).toContain('/.claude/settings.local.json')
})

it('writes nothing into its records but what was ours', async () => {
  const place = makePlace()
  place.write('.mcp.json', '{"mcpServers":{"mine":{"env":{"TOKEN":"foreign-1"}},"last":{"TOKEN":"foreign-2"}}}')
  place.write('CLAUDE.md', 'foreign-3\n')
  await place.sync(server('a', 'old'), server('b', 'x'), blockArtifact('CLAUDE.md', 'style', 'old'))
  await place.sync(server('a', 'new'), blockArtifact('CLAUDE.md', 'style', 'new'), blockArtifact('CLAUDE.md', 'more', 'new'))
  await undoRun(place)
  await undoRun(place, 3)
  for (const run of [1, 2, 3, 4]) expect(readFileSync(packPath(place, run), 'utf8')).not.toMatch(/foreign|TOKEN/)
})

it('keeps what the library said before, where its last answer does not say it any more', async () => {
  const place = makePlace()
  await place.sync(agent('one\ntwo\nthree\nfour\nfive\n'))
  await place.sync(agent('ONE\ntwo\nthree\nfour\nfive\n'))
  await undoRun(place)
  edit(place, '.claude/agents/a.md', 'five', 'mine')
  const session = openTarget(place)
  const desired = desiredOf(agent('ONE\ntwo\nthree\nfour\nfive\n'))
  const plan = await session.plan(desired)
  expect(plan.actions).toMatchObject([{ action: 'merge', after: 'ONE\ntwo\nthree\nfour\nmine\n' }])
})

it('remembers nothing of an undo that did nothing', async () => {
  const place = makePlace()
  await place.sync(agent('one\n'))
  edit(place, '.claude/agents/a.md', 'one', 'mine')
  await undoRun(place)
  expect(readdirSync(join(place.home, 'runs', place.targetId))).toHaveLength(1)
  expect(existsSync(join(place.project, '.claude/agents/a.md'))).toBe(true)
})
