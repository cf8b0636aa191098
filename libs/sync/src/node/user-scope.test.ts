import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Artifact } from '@ccm/contract'
import { blockId, elementId, fileId } from '@ccm/formats'
import { expect, it } from 'vitest'
import { blockArtifact, desiredOf, elementArtifact, fileArtifact } from '../testing/artifacts.ts'
import { makePlace } from '../testing/place.ts'
import { openTarget } from './session.ts'

/** One artifact of each form, as they go to a user's home. */
const wanted = (directory: string): Artifact[] => [
  fileArtifact(`${directory}agents/a.md`, 'x\n', { root: 'home', id: fileId('home', `${directory}agents/a.md`) }),
  {
    ...elementArtifact(`${directory}settings.json`, '/permissions/deny', 'a', 0, 'Read(.env)'),
    root: 'home',
    id: elementId('home', `${directory}settings.json`, '/permissions/deny', 'component-a', 0),
  },
  { ...blockArtifact(`${directory}CLAUDE.md`, 'a', 'Be brief.'), root: 'home', id: blockId('home', `${directory}CLAUDE.md`, 'a') },
]

it.each([
  ['a home', '.claude/', 'default'],
  ['a configuration directory of its own', '', 'own'],
] as const)('writes into %s, is in step, and leaves it as it was', async (_name, directory, configDirectory) => {
  const place = makePlace()
  const options = { ...place, roots: { home: place.project }, configDirectory }
  place.write(`${directory}settings.json`, '{"model":"opus"}')
  const apply = async (...artifacts: Artifact[]) => {
    const session = openTarget(options)
    return session.apply(await session.plan(desiredOf(...artifacts)), desiredOf(...artifacts), { skip: new Set() })
  }
  const outcome = await apply(...wanted(directory))
  expect(outcome.ledger).toMatchObject({ complete: true, directories: { home: [`${directory}agents`] } })
  expect(place.read(`${directory}agents/a.md`)).toBe('x\n')
  expect(JSON.parse(place.read(`${directory}settings.json`))).toEqual({ model: 'opus', permissions: { deny: ['Read(.env)'] } })
  expect(openTarget(options).inStep()).toBe(true)
  await apply()
  expect(place.read(`${directory}settings.json`)).toBe('{"model":"opus"}')
  expect(place.list().filter((path) => path !== '.claude')).toEqual([`${directory}settings.json`])
})

it('takes note in a configuration directory of its own of what says the same', async () => {
  const place = makePlace()
  const path = 'agents/a.md'
  place.write(path, '---\ndescription: b\nname: a\n---\nc\n')
  const agent = fileArtifact(path, '---\nname: "a"\ndescription: "b"\n---\n\nc\n', { root: 'home', id: fileId('home', path) })
  const plan = await openTarget({ ...place, roots: { home: place.project }, configDirectory: 'own' }).plan(desiredOf(agent))
  expect(plan.counts).toEqual({ adopt: 1 })
})

it('does not take a home for a configuration directory, nor the other way round', async () => {
  const place = makePlace()
  mkdirSync(join(place.project, '.claude'))
  const roots = { home: place.project }
  await expect(openTarget({ ...place, roots }).plan(desiredOf(...wanted('')))).rejects.toMatchObject({ code: 'forbidden' })
  const own = openTarget({ ...place, roots, configDirectory: 'own' }).plan(desiredOf(...wanted('.claude/')))
  await expect(own).rejects.toMatchObject({ code: 'forbidden' })
})
