import { mkdirSync, renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { desiredOf, fileArtifact, owner } from '../testing/artifacts.ts'
import { makePlace, type Place } from '../testing/place.ts'
import { undoRun } from '../testing/undo-run.ts'
import { openTarget } from './session.ts'

const owners = [owner('it')]
const agent = (name: string, content = 'one\n') => fileArtifact(`.claude/agents/${name}.md`, content, { owners })
const path = '.claude/agents/a.md'

/** Keeps a file elsewhere in the project and leaves a link where it was. */
function keepBehindLink(place: Place): void {
  mkdirSync(join(place.project, 'store'))
  renameSync(join(place.project, path), join(place.project, 'store/a.md'))
  symlinkSync('../../store/a.md', join(place.project, path))
}

const unreadableFor = async (place: Place) => (await openTarget(place).plan(desiredOf(agent('a', 'two\n')))).unreadable

// A link that leads nowhere would have the next answer that names its path refused as a whole.
it('leaves no link that leads nowhere when what is behind it is removed', async () => {
  const place = makePlace()
  await place.sync(agent('a'))
  keepBehindLink(place)
  await place.sync()
  expect(await unreadableFor(place)).toEqual([])
})

it('leaves no link that leads nowhere when what a person changed behind it moves away', async () => {
  const place = makePlace()
  await place.sync(agent('a'))
  keepBehindLink(place)
  place.write('store/a.md', 'mine\n')
  await place.sync(agent('b'))
  expect(await unreadableFor(place)).toEqual([])
})

it('leaves no link that leads nowhere when what is behind it is undone', async () => {
  const place = makePlace()
  await place.sync(agent('a'))
  keepBehindLink(place)
  await undoRun(place)
  expect(await unreadableFor(place)).toEqual([])
})
