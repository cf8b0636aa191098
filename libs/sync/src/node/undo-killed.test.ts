import { cpSync, rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { blockArtifact, elementArtifact, fileArtifact, keyArtifact } from '../testing/artifacts.ts'
import { isKilled, mortalDisk } from '../testing/disturbed-disk.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { treeOf } from '../testing/tree.ts'
import { undoRun } from '../testing/undo-run.ts'
import { recover } from './recover.ts'
import { openTarget } from './session.ts'

const settings = '.claude/settings.json'

async function prepared(): Promise<Place> {
  const place = makePlace()
  place.write('.mcp.json', '{\n\t"mine": true\n}\n')
  await place.sync(
    fileArtifact('.claude/agents/gone.md', 'gone\n'),
    fileArtifact('.claude/agents/changed.md', 'old\n', { executable: true }),
    keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'old' }),
    elementArtifact(settings, '/permissions/allow', 'base', 0, 'Old'),
    blockArtifact('CLAUDE.local.md', 'gone', 'gone'),
  )
  return place
}

const second = (place: Place) =>
  place.sync(
    fileArtifact('.claude/agents/changed.md', 'new\n'),
    fileArtifact('.claude/skills/deep/SKILL.md', 'new\n'),
    keyArtifact('.mcp.json', '/mcpServers/docs', { command: 'new' }),
    elementArtifact(settings, '/permissions/allow', 'base', 0, 'New'),
    blockArtifact('CLAUDE.md', 'style', 'new'),
  )

/** Makes a place look like another one. */
function likeAnother(place: Place, like: Place): Place {
  for (const directory of [place.project, place.home]) rmSync(directory, { recursive: true, force: true })
  cpSync(like.project, place.project, { recursive: true, verbatimSymlinks: true })
  cpSync(like.home, place.home, { recursive: true })
  return place
}

it('leaves every file old or new wherever an undo is killed, and the next command repairs the rest', async () => {
  const start = await prepared()
  const before = treeOf(start.project)
  const entries = openTarget(start).ledger?.entries
  await second(start)
  const after = treeOf(start.project)
  const outcomes = { undone: 0, finished: 0, nothing: 0 }
  const place = makePlace()
  for (let changes = 1; ; changes += 1) {
    likeAnother(place, start)
    if (!(await isKilled(() => undoRun({ ...place, disk: mortalDisk(changes) })))) break
    for (const [path, content] of Object.entries(treeOf(place.project)))
      if (!path.includes('.ccm-') && !content.startsWith('directory'))
        expect([before[path], after[path]], `${path} after ${changes}`).toContain(content)
    const outcome = (await recover(place))?.outcome ?? 'nothing'
    outcomes[outcome] += 1
    expect([before, after], `after ${changes} changes`).toContainEqual(treeOf(place.project))
    expect(await recover(place)).toBeUndefined()
    const isUndone = (await openTarget(place).history()).some(({ run, undone }) => run === 2 && undone)
    if (isUndone) await expect(openTarget(place).planUndo(2)).rejects.toMatchObject({ code: 'not-found' })
    else expect((await undoRun(place, 2)).skipped).toEqual([])
    expect(treeOf(place.project)).toEqual(before)
    expect(openTarget(place).ledger?.entries).toEqual(entries)
  }
  expect(outcomes.undone).toBeGreaterThan(8)
  expect(outcomes.finished).toBeGreaterThan(6)
})
